package io.optimum.workbench.predictor.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.predictor.table.Candidate.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The mean, a law and a learner, each with its error per group of two rows.
class StackingTest {
  private static final List<Kind> KINDS = List.of(Kind.MEAN, Kind.LAW, Kind.LEARNED);
  private static final int MEAN = 0;
  private static final int LAW = 1;
  private static final int LEARNED = 2;

  /// @param errors per group those of mean, law and learner
  private static double[] weights(double doubt, double[]... errors) {
    double[][] predicted = new double[2 * errors.length][];
    double[] measured = new double[predicted.length];
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < predicted.length; i++) {
      double[] its = errors[i / 2];
      measured[i] = 0.1 * i;
      predicted[i] = new double[its.length];
      for (int c = 0; c < its.length; c++) {
        predicted[i][c] = measured[i] + its[c];
      }
      groups.add("group " + i / 2);
    }
    return new Stacking(predicted, measured, groups, KINDS, doubt).weights();
  }

  private static double[] of(double mean, double law, double learned) {
    return new double[] {mean, law, learned};
  }

  @Test
  void aLearnerThatIsBetterInOneOfManyGroupsEarnsNothing() {
    double[] usual = of(1, 0.1, 0.11);
    assertThat(weights(1, of(1, 0.1, 0.01), usual, usual, usual, usual, usual)[LAW]).isEqualTo(1);
  }

  @Test
  void aLearnerThatIsBetterInEveryGroupTakesAll() {
    double[] errors = of(1, 0.5, 0.01);
    assertThat(weights(1, errors, errors, errors, of(1, 0.6, 0.01))[LEARNED])
        .isCloseTo(1, within(0.02));
  }

  @Test
  void whereGroupsAreFewPartOfWhatALearnerEarnedGoesToTheLaw() {
    double[] weights = weights(1, of(1, 0.5, 0.01), of(1, 0.5, 0.01), of(1, 0.5, 0.01));
    assertThat(weights[LAW]).isCloseTo(0.25, within(0.02));
    assertThat(weights[LEARNED]).isCloseTo(0.75, within(0.02));
  }

  @Test
  void oneGroupIsNoEvidenceAgainstALaw() {
    assertThat(weights(1, of(0.01, 0.5, 0.01))).containsExactly(0, 1, 0);
  }

  @Test
  void twoGroupsThatDisagreeAreNoneEither() {
    assertThat(weights(1, of(0.3, 0.5, 0.1), of(0.5, 0.4, 0.5))).containsExactly(0, 1, 0);
  }

  @Test
  void aLawThatEveryGroupRefutesGivesWayToTheMean() {
    double[] weights = weights(1, of(0.1, 2, 2), of(0.12, 2.1, 2.1), of(0.08, 1.9, 1.9));
    assertThat(weights[MEAN]).isGreaterThan(0.9);
    assertThat(weights[LEARNED]).isZero();
  }

  @Test
  void theMoreDoubtTheClearerALearnerMustBeBetter() {
    double[][] errors = {of(1, 0.5, 0.2), of(1, 0.5, 0.1), of(1, 0.5, 0.45), of(1, 0.5, 0.4)};
    assertThat(weights(1, errors)[LEARNED]).isPositive();
    assertThat(weights(2.2, errors)[LEARNED]).isZero();
  }
}
