package io.optimum.workbench.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalMetTest {
  @Test
  void aMeanWithinItsNoiseOfTheGoalIsNotSure() {
    assertThat(GoalMet.atLeast(0.25, new Estimate(0.436, 2.138, 2))).isEqualTo(GoalMet.BY_THE_MEAN);
    assertThat(GoalMet.atLeast(0.25, new Estimate(0.616, 0.056, 5))).isEqualTo(GoalMet.YES);
    assertThat(GoalMet.atLeast(0.25, new Estimate(0.2, 0.1, 5))).isEqualTo(GoalMet.NO);
    assertThat(GoalMet.atMost(0.01, new Estimate(0.007, 0.004, 5))).isEqualTo(GoalMet.BY_THE_MEAN);
    assertThat(GoalMet.atMost(0.01, new Estimate(0.007, 0.002, 5))).isEqualTo(GoalMet.YES);
  }

  @Test
  void oneValueIsNeverSureAndNoneMeetsNothing() {
    assertThat(GoalMet.atLeast(0.25, new Estimate(0.9, 0, 1))).isEqualTo(GoalMet.BY_THE_MEAN);
    assertThat(GoalMet.atLeast(0.25, new Estimate(Double.NaN, 0, 0))).isEqualTo(GoalMet.NO);
  }
}
