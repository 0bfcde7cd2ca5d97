package io.optimum.workbench.predictor.regression;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A smooth function with a prior of zero: far from what was seen it says nothing (Rasmussen &
/// Williams, "Gaussian Processes for Machine Learning", 2006, algorithm 2.1).
///
/// Kernel: Matern 5/2 over standardised inputs, one length for all. Length and noise are those of
/// the greatest marginal likelihood on a small grid, found on a sample. Beyond [#MOST_ROWS] it
/// learns from a sample only, for its cost grows with the cube of the rows.
public final class GaussianProcess implements Learner {
  private static final int MOST_ROWS = 1000;
  private static final int SAMPLE_ROWS = 160;
  private static final double[] LENGTHS = {0.5, 1, 2, 4};
  private static final double[] NOISES = {0.03, 0.1, 0.3, 0.7};

  @Override
  public String name() {
    return "Gaussian process";
  }

  @Override
  public Regression fit(double[][] inputs, double[] targets, long seed) {
    Standard standard = new Standard(inputs);
    double[][] x = standard.apply(inputs);
    double scale = scale(targets);
    if (scale == 0 || standard.varying() == 0) {
      return _ -> 0;
    }
    int[] order = shuffled(x.length, seed);
    Shape best = best(x, targets, order, standard.varying());
    int count = Math.min(MOST_ROWS, x.length);
    double[][] kept = rows(x, order, count);
    double[] weights = new Cholesky(kernel(kept, best)).solve(values(targets, order, count));
    return row -> {
      double[] at = standard.apply(row);
      double sum = 0;
      for (int i = 0; i < kept.length; i++) {
        sum = Math.fma(weights[i], matern(at, kept[i], best.length()), sum);
      }
      return sum;
    };
  }

  /// @param length over which the function changes, in deviations
  /// @param noise deviation of the noise over that of the function
  private record Shape(double length, double noise) {}

  private static Shape best(double[][] x, double[] targets, int[] order, int varying) {
    int count = Math.min(SAMPLE_ROWS, x.length);
    double[][] sample = rows(x, order, count);
    double[] y = values(targets, order, count);
    Shape best = new Shape(1, 1);
    double most = Double.NEGATIVE_INFINITY;
    for (double length : LENGTHS) {
      for (double noise : NOISES) {
        Shape shape = new Shape(length * Math.sqrt(varying), noise);
        double likelihood = likelihood(sample, y, shape);
        if (likelihood > most) {
          most = likelihood;
          best = shape;
        }
      }
    }
    return best;
  }

  /// Log marginal likelihood with the scale of the function at its best.
  private static double likelihood(double[][] x, double[] y, Shape shape) {
    Cholesky factor = new Cholesky(kernel(x, shape));
    double[] half = factor.forward(y);
    double squares = 0;
    for (double each : half) {
      squares += each * each;
    }
    return -0.5 * (y.length * Math.log(squares / y.length) + factor.logDeterminant());
  }

  private static double[][] kernel(double[][] x, Shape shape) {
    double[][] lower = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j < i; j++) {
        lower[i][j] = matern(x[i], x[j], shape.length());
      }
      lower[i][i] = 1 + shape.noise() * shape.noise();
    }
    return lower;
  }

  private static double matern(double[] a, double[] b, double length) {
    double squares = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = a[k] - b[k];
      squares = Math.fma(difference, difference, squares);
    }
    double r = Math.sqrt(5 * squares) / length;
    return (1 + r + r * r / 3) * Math.exp(-r);
  }

  private static double scale(double[] targets) {
    double most = 0;
    for (double each : targets) {
      most = Math.max(most, Math.abs(each));
    }
    return most;
  }

  private static int[] shuffled(int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static double[][] rows(double[][] x, int[] order, int count) {
    double[][] out = new double[count][];
    for (int i = 0; i < count; i++) {
      out[i] = x[order[i]];
    }
    return out;
  }

  private static double[] values(double[] targets, int[] order, int count) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = targets[order[i]];
    }
    return out;
  }
}
