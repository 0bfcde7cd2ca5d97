package io.optimum.workbench.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.profiling.VerifiedDeployment.Verdict;
import org.junit.jupiter.api.Test;

class VerifiedDeploymentTest {
  private static final double MILLI = 1e6;

  @Test
  void anSloHoldsUpToTheLimit() {
    assertThat(verified(100, 100, 4_000, 5 * MILLI, 5_000_000).verdict()).isEqualTo(Verdict.HELD);
    assertThat(verified(100, 100, 4_000, 5.1 * MILLI, 5_000_000).verdict())
        .isEqualTo(Verdict.MISSED);
  }

  @Test
  void withoutAnSloTheDemandAloneCounts() {
    assertThat(verified(100, 100, 4_000, MILLI, 0).holds()).isTrue();
    assertThat(verified(100, 50, 4_000, MILLI, 0).verdict()).isEqualTo(Verdict.OVERLOADED);
  }

  @Test
  void aFewInputsLessThanExpectedAreChance() {
    assertThat(verified(100, 90, 27, MILLI, 5_000_000).verdict()).isEqualTo(Verdict.HELD);
    assertThat(verified(100, 90, 27_000, MILLI, 5_000_000).verdict()).isEqualTo(Verdict.OVERLOADED);
  }

  @Test
  void aClosedLoopIsNeverOverloaded() {
    VerifiedDeployment saturated = verified(0, 50, 4_000, MILLI, 0);
    assertThat(saturated.verdict()).isEqualTo(Verdict.NO_SLO);
  }

  @Test
  void theErrorIsOfTheMeasuredP99() {
    assertThat(verified(100, 100, 499, 2 * MILLI, 0).errorFraction()).hasValue(0.5);
    assertThat(verified(100, 100, 99, 2 * MILLI, 0).errorFraction()).isEmpty();
    assertThat(verified(100, 100, 499, 2 * MILLI, 0).isCertain()).isFalse();
    assertThat(verified(100, 100, 500, 2 * MILLI, 0).isCertain()).isTrue();
  }

  /// @param asked inputs per second; 0 = a closed loop
  private static VerifiedDeployment verified(
      double asked, double served, int count, double p99Nanos, long sloNanos) {
    Deployment deployment = Deployment.of(new EngineId("alpha"), 1);
    LatencySummary latency = new LatencySummary(MILLI, MILLI, MILLI, p99Nanos, p99Nanos, 0, count);
    return new VerifiedDeployment(
        0,
        TestData.A100,
        new PlannedDeployment(
            deployment,
            new Interval(1, 1.2, 1.5),
            null,
            MILLI,
            3 * MILLI,
            null,
            Sampling.notMeasured(),
            served,
            sloNanos),
        asked == 0 ? ArrivalProcess.closedLoop() : new ArrivalProcess.Poisson(asked),
        new DeploymentResult(deployment, latency, latency, served, 0),
        Provenance.SIMULATED);
  }
}
