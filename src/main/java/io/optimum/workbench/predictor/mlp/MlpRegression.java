package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.predictor.regression.Regression;
import io.optimum.workbench.predictor.regression.Standard;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A small multilayer perceptron trained in DJL and evaluated in plain Java. It starts as zero
/// everywhere: untrained, it corrects nothing. Noise on its inputs keeps few rows from being
/// learned by heart.
public final class MlpRegression implements Learner {
  private static final String GENERATOR = "L64X128MixRandom";
  private static final double NOISE = 0.05;
  private static final int STEPS = 150;
  private static final int MOST_ROWS_PER_STEP = 256;

  /// Targets so small leave nothing to learn, and no slope to learn by.
  private static final double NOTHING = 1e-9;

  /// With fewer rows the networks are of eight units.
  private static final int FEW_ROWS = 120;

  @Override
  public String name() {
    return "MLP";
  }

  @Override
  public boolean isCheap() {
    return false;
  }

  @Override
  public Regression fit(double[][] inputs, double[] targets, long seed) {
    Standard standard = new Standard(inputs);
    double[][] rows = standard.apply(inputs);
    double deviation = deviation(targets);
    if (deviation < NOTHING) {
      return _ -> 0;
    }
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    FlatEnsemble flat = new FlatEnsemble(List.of(train(rows, targets, deviation, random)));
    return row -> {
      double[] at = standard.apply(row);
      float[] floats = new float[at.length];
      for (int k = 0; k < at.length; k++) {
        floats[k] = (float) at[k];
      }
      float[] one = new float[flat.scratchSize()];
      float[] other = new float[flat.scratchSize()];
      return deviation * flat.evaluate(floats, one, other);
    };
  }

  private static Network train(
      double[][] rows, double[] targets, double deviation, RandomGenerator random) {
    int width = rows[0].length;
    int count = Math.min(MOST_ROWS_PER_STEP, rows.length);
    Samples samples = new Samples(count, width, new float[count * width], new float[count]);
    List<Integer> hidden = rows.length < FEW_ROWS ? List.of(8) : List.of(32, 16);
    try (DjlNetwork network = DjlNetwork.create(width, hidden, STEPS, random)) {
      for (int step = 0; step < STEPS; step++) {
        for (int i = 0; i < count; i++) {
          int row = count == rows.length ? i : random.nextInt(rows.length);
          samples.targets()[i] = (float) (targets[row] / deviation);
          for (int k = 0; k < width; k++) {
            samples.inputs()[i * width + k] =
                (float) (rows[row][k] + NOISE * random.nextGaussian());
          }
        }
        network.step(samples);
      }
      return network.weights();
    }
  }

  private static double deviation(double[] targets) {
    double squares = 0;
    for (double each : targets) {
      squares += each * each / targets.length;
    }
    return Math.sqrt(squares);
  }
}
