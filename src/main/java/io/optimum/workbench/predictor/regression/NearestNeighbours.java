package io.optimum.workbench.predictor.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The mean of the five nearest rows by standardised distance, nearer ones counting more.
public final class NearestNeighbours implements Learner {
  private static final int NEIGHBOURS = 5;
  private static final double LEAST_DISTANCE = 1e-6;

  @Override
  public String name() {
    return "nearest neighbours";
  }

  @Override
  public Regression fit(double[][] inputs, double[] targets, long seed) {
    Standard standard = new Standard(inputs);
    double[][] x = standard.apply(inputs);
    double[] y = targets.clone();
    return row -> mean(standard.apply(row), x, y);
  }

  private static double mean(double[] at, double[][] x, double[] y) {
    double[] distances = new double[x.length];
    Arrays.setAll(distances, i -> distance(at, x[i]));
    int[] nearest =
        IntStream.range(0, x.length)
            .boxed()
            .sorted((a, b) -> Double.compare(distances[a], distances[b]))
            .limit(NEIGHBOURS)
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = 0;
    double weights = 0;
    for (int i : nearest) {
      double weight = 1 / (distances[i] + LEAST_DISTANCE);
      sum += weight * y[i];
      weights += weight;
    }
    return sum / weights;
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int k = 0; k < a.length; k++) {
      squares += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(squares);
  }
}
