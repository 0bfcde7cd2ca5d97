package io.optimum.workbench.predictor.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.predictor.mlp.MlpRegression;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnersTest {
  private static final double[][] INPUTS = inputs(120, 1);
  private static final double[] TARGETS = targets(INPUTS);

  static List<Learner> learners() {
    return List.of(
        new GaussianProcess(),
        new LinearRegression(),
        new NearestNeighbours(),
        new RandomForest(),
        new MlpRegression());
  }

  @ParameterizedTest
  @MethodSource("learners")
  void learnsBetterThanTheMeanOnRowsNotSeen(Learner learner) {
    Regression learned = learner.fit(INPUTS, TARGETS, 3);
    double[][] fresh = inputs(50, 2);
    double[] wanted = targets(fresh);
    double squares = 0;
    double ofMean = 0;
    for (int i = 0; i < wanted.length; i++) {
      squares += Math.pow(learned.at(fresh[i]) - wanted[i], 2);
      ofMean += wanted[i] * wanted[i];
    }
    assertThat(squares).isLessThan(0.5 * ofMean);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void theSameSeedLearnsTheSame(Learner learner) {
    double[] row = {0.3, -0.2, 5};
    assertThat(learner.fit(INPUTS, TARGETS, 3).at(row))
        .isEqualTo(learner.fit(INPUTS, TARGETS, 3).at(row));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aConstantTargetIsGivenBack(Learner learner) {
    double[] zeros = new double[INPUTS.length];
    assertThat(learner.fit(INPUTS, zeros, 1).at(INPUTS[0])).isCloseTo(0, within(1e-6));
  }

  @Test
  void theForestErrsNoMoreThanThatOfALibraryWhereThereIsNoise() {
    double ours = 0;
    double theirs = 0;
    for (int seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      double[][] inputs = noise(300, 12, random);
      double[] targets = bent(inputs, random);
      double[][] fresh = noise(200, 12, random);
      double[] wanted = bent(fresh, random);
      ours += error(new RandomForest().fit(inputs, targets, seed), fresh, wanted);
      theirs += error(new LibraryForest().fit(inputs, targets, seed), fresh, wanted);
    }
    assertThat(ours).isLessThan(1.05 * theirs);
  }

  private static double[][] noise(int rows, int width, Random random) {
    double[][] noise = new double[rows][];
    for (int i = 0; i < rows; i++) {
      noise[i] = random.doubles(width, -1, 1).toArray();
    }
    return noise;
  }

  private static double[] bent(double[][] rows, Random random) {
    double[] targets = new double[rows.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = 2 * rows[i][0] * rows[i][1] + Math.abs(rows[i][2]);
      targets[i] += 0.1 * random.nextGaussian();
    }
    return targets;
  }

  @Test
  void theForestTellsManyValuesAndMissedOnesApart() {
    double[][] steps = new double[1000][];
    double[] values = new double[1000];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = new double[] {i};
      values[i] = Math.floorDiv(i, 100);
    }
    Regression forest = new RandomForest().fit(steps, values, 1);
    assertThat(forest.at(new double[] {-50})).isCloseTo(0, within(0.2));
    assertThat(forest.at(new double[] {455.5})).isCloseTo(4, within(0.2));
    assertThat(forest.at(new double[] {5000})).isCloseTo(9, within(0.2));
  }

  private static double error(Regression learned, double[][] fresh, double[] wanted) {
    double sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      sum += Math.abs(learned.at(fresh[i]) - wanted[i]);
    }
    return sum;
  }

  @Test
  void aGaussianProcessSaysNothingFarFromWhatItSaw() {
    double[][] near = new double[20][];
    double[] ones = new double[20];
    for (int i = 0; i < near.length; i++) {
      near[i] = new double[] {0.01 * i, i % 2};
      ones[i] = 1 + 0.1 * (i % 2);
    }
    near[19] = new double[] {100, 0};
    ones[19] = 0;
    Regression learned = new GaussianProcess().fit(near, ones, 1);
    assertThat(learned.at(near[3])).isCloseTo(ones[3], within(0.1));
    assertThat(Math.abs(learned.at(new double[] {50, 0}))).isLessThan(1);
  }

  @Test
  void aLineIsFoundExactly() {
    double[] line = new double[INPUTS.length];
    for (int i = 0; i < line.length; i++) {
      line[i] = 2 + 3 * INPUTS[i][0];
    }
    assertThat(new LinearRegression().fit(INPUTS, line, 1).at(new double[] {0.5, 0, 5}))
        .isCloseTo(3.5, within(0.02));
  }

  /// Two inputs that matter, one that is constant.
  private static double[][] inputs(int count, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1, 5};
    }
    return rows;
  }

  private static double[] targets(double[][] rows) {
    double[] targets = new double[rows.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = rows[i][0] + 0.5 * rows[i][1];
    }
    return targets;
  }
}
