package io.optimum.workbench.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final double[] MEASURED = {1, 2, 4};
  private static final double[] MEAN = {2, 2, 2};

  @Test
  void aPerfectPredictionHasNoErrorAndFullSkill() {
    assertThat(Scores.of(MEASURED, MEASURED, MEAN)).isEqualTo(new PredictionError(0, 0, 1, 1, 1));
  }

  @Test
  void theTrainingMeanHasNoSkill() {
    PredictionError error = Scores.of(MEASURED, MEAN, MEAN);
    assertThat(error.skillFraction()).isZero();
    assertThat(error.kendallTau()).isZero();
    assertThat(error.mapeFraction()).isCloseTo(0.5, within(1e-12));
    assertThat(error.p95Fraction()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aReversedRankingHasTauMinusOne() {
    assertThat(Scores.of(MEASURED, new double[] {4, 2, 1}, MEAN).kendallTau()).isEqualTo(-1);
  }

  @Test
  void refusesToScoreNothing() {
    assertThatThrownBy(() -> Scores.of(new double[0], new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void conformalIntervalsCoverWhatTheyPromise() {
    double[] scores = new double[99];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i + 1;
    }
    assertThat(SplitConformal.calibrate(scores, 0.9).quantile()).isEqualTo(90);
    assertThat(SplitConformal.calibrate(new double[] {2}, 0.9).quantile()).isEqualTo(3);
  }
}
