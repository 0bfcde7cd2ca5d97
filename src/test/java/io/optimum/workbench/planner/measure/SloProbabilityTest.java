package io.optimum.workbench.planner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.SampleWorld;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SloProbabilityTest {
  @Test
  void aP99PredictedAtTheSloMeetsItAsOftenAsNot() {
    assertThat(SloProbability.of(List.of(deployment(1, 1.5, null)))).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void severalDeploymentsAllHaveToMeetTheirs() {
    PlannedDeployment each = deployment(1, 1.5, null);

    assertThat(SloProbability.of(List.of(each, each))).isCloseTo(0.25, within(1e-3));
  }

  @Test
  void theLessSureASlowdownIsTheMoreProbableIsAnSloThatItIsPredictedToMiss() {
    double sure = SloProbability.of(List.of(deployment(1.3, 1.21, null)));
    double unsure = SloProbability.of(List.of(deployment(1.3, 2, null)));

    assertThat(sure).isLessThan(0.1);
    assertThat(unsure).isGreaterThan(2 * sure);
  }

  @Test
  void whatWasMeasuredIsCertain() {
    assertThat(SloProbability.of(List.of(deployment(2, 1.5, 0.99)))).isEqualTo(1);
    assertThat(SloProbability.of(List.of(deployment(0.5, 1.5, 1.01)))).isEqualTo(0);
  }

  @Test
  void withoutAnSloThereIsNothingToMiss() {
    assertThat(SloProbability.of(List.of())).isEqualTo(1);
  }

  /// @param p99 predicted, in SLOs
  /// @param high end of the interval of a slowdown of 1.2
  /// @param measured p99, in SLOs
  private static PlannedDeployment deployment(double p99, double high, @Nullable Double measured) {
    double slo = 1e6;
    return new PlannedDeployment(
        Deployment.of(SampleWorld.engine(0), 1),
        new Interval(1, 1.2, high),
        null,
        slo / 2,
        p99 * slo,
        measured == null ? null : measured * slo,
        Sampling.notMeasured(),
        1,
        (long) slo);
  }
}
