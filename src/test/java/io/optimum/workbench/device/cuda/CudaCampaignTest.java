package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.run.FakeGpu;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.profiling.Campaign;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignLog;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.Trial;
import io.optimum.workbench.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A campaign on a real GPU that fails in the middle: what was measured is kept, and it goes on.
class CudaCampaignTest {
  private static final EngineProfile FAST = FakeGpu.profile("fast", 1, 1_000_000);
  private static final EngineProfile SLOW = FakeGpu.profile("slow", 1, 4_000_000);
  private static final CampaignRequest REQUEST =
      new CampaignRequest(
          FakeGpu.GPU.id(),
          List.of(
              Combination.ofStreams(
                  List.of(FakeGpu.deployment("fast", 1), FakeGpu.deployment("slow", 1)))),
          0,
          StopRule.after(20_000_000),
          new Repeats(3, 3, 0),
          1);

  private final List<Trial> journal = new ArrayList<>();
  private final FakeGpu fake = new FakeGpu();

  private CampaignResult measure() {
    CampaignLog log =
        new CampaignLog() {
          @Override
          public List<Trial> trials() {
            return List.copyOf(journal);
          }

          @Override
          public void append(Trial trial) {
            journal.add(trial);
          }
        };
    Profiles profiles = Profiles.of(List.of(FAST, SLOW));
    try (CudaGpu gpu = opened()) {
      CampaignHeader header = CampaignHeader.of(REQUEST, profiles, gpu.capabilities(), 0);
      return new Campaign(this::opened, 1, () -> Instant.EPOCH)
          .run(header, log, null, Progress.none());
    }
  }

  private CudaGpu opened() {
    CudaGpu gpu = new CudaGpu(fake.device(), new Scope());
    gpu.load(FAST);
    gpu.load(SLOW);
    return gpu;
  }

  @Test
  void aCudaErrorInTheMiddleIsNamedAndNothingMeasuredIsLost() {
    fake.driver.fail("cuEventQuery", 150, 700);
    assertThatThrownBy(this::measure)
        .isInstanceOf(CampaignException.class)
        .hasMessageContaining("cannot be measured: ")
        .hasMessageContaining("cuEventQuery")
        .hasMessageContaining("What was measured before is kept: resume to go on.");
    List<Trial> before = List.copyOf(journal);
    assertThat(before).isNotEmpty();
    fake.driver.fail("cuEventQuery", Integer.MAX_VALUE, 0);
    assertThat(measure().ending()).isEqualTo(CampaignResult.Ending.COMPLETE);
    assertThat(journal).startsWith(before.toArray(Trial[]::new)).hasSize(9);
  }

  @Test
  void memoryThatRunsOutIsNamedTheRestIsMeasuredAndTheRunIsTriedAgain() {
    fake.driver.fail("open", 7, 2);
    CampaignResult short7 = measure();
    assertThat(short7.missing())
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(each.reason())
                .contains(
                    "cannot run: open failed: CUDA_ERROR_OUT_OF_MEMORY (2).", "MiB are free"));
    assertThat(short7.isComplete()).isFalse();
    assertThat(short7.refused()).isEqualTo(short7.missing());
    List<Trial> before = List.copyOf(journal);
    assertThat(before).isNotEmpty();
    fake.driver.fail("open", Integer.MAX_VALUE, 0);
    assertThat(measure().isComplete()).isTrue();
    assertThat(journal).startsWith(before.toArray(Trial[]::new)).hasSize(9);
  }

  @Test
  void anEngineThatFailsInTheMiddleIsNamedAndTheCampaignGoesOnWhereItWas() {
    fake.driver.fail("open", 7, 719);
    assertThatThrownBy(this::measure)
        .isInstanceOf(CampaignException.class)
        .hasMessageContaining("cannot be measured: open failed: CUDA_ERROR_LAUNCH_FAILED (719).")
        .hasMessageContaining("What was measured before is kept: resume to go on.");
    List<Trial> before = List.copyOf(journal);
    assertThat(before).isNotEmpty();
    fake.driver.fail("open", Integer.MAX_VALUE, 0);
    assertThat(measure().ending()).isEqualTo(CampaignResult.Ending.COMPLETE);
    assertThat(journal).startsWith(before.toArray(Trial[]::new)).hasSize(9);
  }
}
