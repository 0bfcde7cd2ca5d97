package io.optimum.workbench.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.run.OutputAgreement;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunResult;
import org.junit.jupiter.api.Test;

class RunTextTest {
  private static Measurement unwatched(Provenance provenance) {
    Measurement made = TestData.measurement(1);
    RunResult run = made.colocated();
    return new Measurement(
        new RunResult(
            run.request(),
            run.deployments(),
            run.elapsedNanos(),
            null,
            null,
            true,
            0,
            provenance,
            new RunConditions.NotObserved("There is no NVML."),
            new OutputAgreement.NotCompared("They ran alone.")),
        made.solo(),
        made.profileFingerprints());
  }

  @Test
  void saysOfARealGpuThatNobodyWatchedItsClocksAndNeighbours() {
    assertThat(RunText.lines(unwatched(Provenance.MEASURED)))
        .contains("Board not watched: There is no NVML.");
    assertThat(RunText.lines(unwatched(Provenance.SIMULATED)))
        .noneMatch(each -> each.startsWith("Board"));
  }

  @Test
  void percentilesThatTooFewLatenciesTellAreDashesWithTheReason() {
    Measurement few = TestData.measurement(1);
    int count = few.colocated().deployments().getFirst().latency().sampleCount();
    assertThat(count).isLessThan(1000);
    assertThat(RunText.lines(few))
        .anyMatch(each -> each.contains(" - ") || each.contains("  -"))
        .anyMatch(each -> each.contains("p99.9 takes 1000 latencies. Run longer."));
  }
}
