package io.optimum.workbench.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.StopRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final Combination PAIR =
      Combination.ofStreams(
          List.of(Deployment.of(new EngineId("a"), 1), Deployment.of(new EngineId("b"), 8)));

  @Test
  void slowdownIsColocatedOverSoloMeanLatency() {
    assertThat(measurement().slowdowns()).containsExactly(1.5, 1.25);
  }

  @Test
  void relativeHalfWidthsOfBothMeansAddInQuadrature() {
    assertThat(measurement().slowdownHalfWidths().getFirst())
        .isCloseTo(1.5 * Math.hypot(1 / 1500.0, 1 / 1000.0), within(1e-12));
  }

  @Test
  void stpSumsNormalisedThroughputAndAnttAveragesSlowdown() {
    assertThat(measurement().stp()).isCloseTo(2 / 3.0 + 0.8, within(1e-12));
    assertThat(measurement().antt()).isCloseTo(1.375, within(1e-12));
  }

  private static Measurement measurement() {
    RunRequest request =
        RunRequest.closedLoop(new GpuId("g"), PAIR, 0, StopRule.after(1_000_000), 1);
    return new Measurement(
        new RunResult(
            request,
            List.of(result(0, 1500, 200), result(1, 5000, 800)),
            1_000_000,
            0.9,
            0.2,
            true,
            0,
            Provenance.SIMULATED),
        List.of(result(0, 1000, 300), result(1, 4000, 1000)),
        List.of("a", "b"));
  }

  private static DeploymentResult result(int index, double nanos, double perSecond) {
    LatencySummary latency = new LatencySummary(nanos, nanos, nanos, nanos, nanos, 1, 10);
    return new DeploymentResult(PAIR.deployments().get(index), latency, latency, perSecond, 0);
  }
}
