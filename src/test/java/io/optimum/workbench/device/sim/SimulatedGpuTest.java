package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.MILLIS;
import static io.optimum.workbench.device.sim.Bench.kernel;
import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SimulatedGpuTest {
  private static final SimulatorOptions EXACT = SimulatorOptions.standard().withoutNoise();
  private static final EngineProfile FULL =
      Bench.engine("full", Collections.nCopies(20, kernel(50_000, 8 * 108, 0.6, 0.3)));

  private static RunResult steered(SimulatedGpu gpu, RunRequest request, Steering... changes) {
    RunControl control = new RunControl();
    List.of(changes).forEach(control::steer);
    return gpu.run(request, control, SpanSink.none(), Progress.none());
  }

  @Test
  void refusesMoreMemoryThanThereIsAndShowsTheSum() {
    EngineProfile large =
        new EngineProfile(
            FULL.key(),
            FULL.origin(),
            FULL.soloLatency(),
            0,
            10L << 30,
            24L << 30,
            0,
            0,
            FULL.kernels(),
            FULL.source());
    RunRequest request = Bench.request(10, Bench.of(FULL).withStreams(3));
    assertThatThrownBy(() -> Bench.run(Bench.gpu(EXACT, large), request))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("needs 84480 MiB")
        .hasMessageContaining("has 81038")
        .hasMessageContaining("CUDA context 512 MiB + 3 contexts of full at batch 1 73728 MiB")
        .hasMessageContaining("weights of full 10240 MiB");
  }

  @Test
  void refusesAnEngineThatIsNotLoaded() {
    assertThatThrownBy(() -> Bench.run(Bench.gpu(EXACT), Bench.request(10, Bench.of(FULL))))
        .hasMessageContaining("full on a100-80gb-pcie at batch 1 is not loaded");
  }

  @Test
  void refusesASmShareWhereSharingHasNone() {
    Deployment half =
        new Deployment(
            FULL.key().engine(), 1, 1, StreamPriority.NORMAL, 0.5, Pacing.unlimited(), false);
    assertThatThrownBy(() -> Bench.run(Bench.gpu(EXACT, FULL), Bench.request(10, half)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smShareFraction (0.5) of full")
        .hasMessageContaining("GREEN_CONTEXT or MPS");
  }

  @Test
  void refusesAKernelWhoseBlockDoesNotFitOnAnSm() {
    KernelProfile fits = kernel(1000, 1, 0, 0);
    KernelProfile large =
        new KernelProfile("too_large", "l", 1000, 1, 1024, 80, 200 << 10, 0, Pipe.FP32, 0, 0, 0);
    assertThatThrownBy(() -> Bench.gpu(EXACT, Bench.engine("large", List.of(fits, large))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kernel too_large needs 81920 registers, and an SM has 65536");
  }

  @Test
  void pacingHoldsADeploymentBack() {
    Deployment paced = Bench.of(FULL).withPacing(new Pacing.TokenBucket(100));
    RunResult result = Bench.run(Bench.gpu(EXACT, FULL), Bench.request(1000, paced));
    assertThat(result.deployments().getFirst().throughputPerSecond()).isCloseTo(100, within(1.0));
  }

  @Test
  void steeringOfPacingChangesThroughput() {
    SimulatedGpu gpu = Bench.gpu(EXACT, FULL);
    RunRequest request = Bench.request(1000, Bench.of(FULL));
    RunResult free = Bench.run(gpu, request);
    RunResult held = steered(gpu, request, new Steering.SetPacing(0, new Pacing.TokenBucket(200)));
    assertThat(free.deployments().getFirst().throughputPerSecond()).isGreaterThan(900);
    assertThat(held.deployments().getFirst().throughputPerSecond()).isCloseTo(200, within(40.0));
  }

  @Test
  void steeringOfPriorityPutsADeploymentAhead() {
    EngineProfile narrow =
        Bench.engine("narrow", Collections.nCopies(50, kernel(20_000, 400, 0.2, 0.1)));
    SimulatedGpu gpu = Bench.gpu(EXACT, narrow, FULL);
    RunRequest request = Bench.request(400, Bench.of(narrow), Bench.of(FULL).withStreams(3));
    RunResult equal = Bench.run(gpu, request);
    RunResult ahead = steered(gpu, request, new Steering.SetPriority(0, StreamPriority.HIGH));
    assertThat(mean(ahead, 0)).isLessThan(0.9 * mean(equal, 0));
  }

  @Test
  void spansOfASteeredRunHaveThePriorityThatTheyRanWith() {
    SimulatedGpu gpu = Bench.gpu(EXACT, FULL);
    RunControl control = new RunControl();
    List<SpanBatch> seen = new ArrayList<>();
    SpanSink steering =
        batch -> {
          seen.add(batch);
          control.steer(new Steering.SetPriority(0, StreamPriority.HIGH));
        };
    gpu.run(Bench.request(5000, Bench.of(FULL)).traced(0), control, steering, Progress.none());
    TreeMap<Integer, Set<StreamPriority>> byInference = new TreeMap<>();
    for (SpanBatch batch : seen) {
      for (int row = 0; row < batch.size(); row++) {
        byInference
            .computeIfAbsent(batch.inference()[row], _ -> EnumSet.noneOf(StreamPriority.class))
            .add(batch.lanes().get(batch.lane()[row]).priority());
      }
    }
    assertThat(byInference.values()).allMatch(each -> each.size() == 1);
    assertThat(byInference.values().stream().flatMap(Set::stream).distinct())
        .containsExactly(StreamPriority.NORMAL, StreamPriority.HIGH);
    assertThat(byInference.firstEntry().getValue()).containsExactly(StreamPriority.NORMAL);
    assertThat(byInference.lastEntry().getValue()).containsExactly(StreamPriority.HIGH);
  }

  @Test
  void steeringOfTheBatchTakesTheProfileOfThatBatch() {
    EngineProfile eight =
        Bench.engine("full", 8, Collections.nCopies(20, kernel(200_000, 4 * 8 * 108, 0.6, 0.3)));
    SimulatedGpu gpu = Bench.gpu(EXACT, FULL, eight);
    RunRequest request = Bench.request(1000, Bench.of(FULL));
    RunResult result = steered(gpu, request, new Steering.SetBatchSize(0, 8));
    assertThat(result.deployments().getFirst().throughputPerSecond()).isGreaterThan(1800);
  }

  @Test
  void steeringThatIsNotPossibleIsReportedAndLeftOut() {
    List<String> said = new ArrayList<>();
    RunControl control = new RunControl();
    control.steer(new Steering.SetBatchSize(0, 64));
    control.steer(new Steering.SetPriority(7, StreamPriority.LOW));
    SimulatedGpu gpu = Bench.gpu(EXACT, FULL);
    RunRequest request = Bench.request(100, Bench.of(FULL));
    RunResult result =
        gpu.run(request, control, SpanSink.none(), (_, message) -> said.add(message));
    assertThat(said)
        .anyMatch(message -> message.contains("batch 64 of full is not loaded"))
        .anyMatch(message -> message.contains("no deployment 7"));
    assertThat(result.deployments()).isEqualTo(Bench.run(gpu, request).deployments());
  }

  @Test
  void aRunStopsWhenTheIntervalIsNarrowEnough() {
    RunRequest request =
        RunRequest.closedLoop(
            Bench.A100.id(),
            Combination.ofStreams(List.of(Bench.of(FULL))),
            MILLIS,
            new StopRule(0.01, 30, 10_000 * MILLIS),
            1);
    RunResult result = Bench.run(Bench.gpu(SimulatorOptions.standard(), FULL), request);
    assertThat(result.converged()).isTrue();
    assertThat(result.elapsedNanos()).isLessThan(100 * MILLIS);
    assertThat(result.deployments().getFirst().latency().sampleCount()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void aBudgetThatEndsTooEarlyIsSaid() {
    RunRequest request =
        RunRequest.closedLoop(
            Bench.A100.id(),
            Combination.ofStreams(List.of(Bench.of(FULL))),
            0,
            new StopRule(0.000001, 30, 20 * MILLIS),
            1);
    RunResult result = Bench.run(Bench.gpu(SimulatorOptions.standard(), FULL), request);
    assertThat(result.converged()).isFalse();
    assertThat(result.elapsedNanos()).isEqualTo(20 * MILLIS);
  }

  @Test
  void streamsOfADeploymentOverlap() {
    EngineProfile narrow =
        Bench.engine("narrow", Collections.nCopies(50, kernel(20_000, 40, 0.1, 0.05)));
    SimulatedGpu gpu = Bench.gpu(EXACT, narrow);
    RunResult one = Bench.run(gpu, Bench.request(50, Bench.of(narrow)));
    RunResult three = Bench.run(gpu, Bench.request(50, Bench.of(narrow).withStreams(3)));
    assertThat(three.deployments().getFirst().throughputPerSecond())
        .isCloseTo(3 * one.deployments().getFirst().throughputPerSecond(), within(60.0));
  }

  @Test
  void cancellingStopsARun() {
    Progress cancelled =
        (_, _) -> {
          throw new CancellationException();
        };
    SimulatedGpu gpu = Bench.gpu(EXACT, FULL);
    RunRequest request = Bench.request(1_000_000, Bench.of(FULL));
    assertThatThrownBy(() -> gpu.run(request, new RunControl(), SpanSink.none(), cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theVersionFollowsTheOptions() {
    String standard = Bench.gpu(SimulatorOptions.standard()).capabilities().version();
    assertThat(standard)
        .isEqualTo(Bench.gpu(SimulatorOptions.standard()).capabilities().version())
        .isNotEqualTo(Bench.gpu(EXACT).capabilities().version());
  }
}
