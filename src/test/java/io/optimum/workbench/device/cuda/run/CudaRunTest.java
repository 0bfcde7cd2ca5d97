package io.optimum.workbench.device.cuda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CudaRunTest {
  private static final long MILLI = FakeGpu.MILLI;
  private final FakeGpu gpu =
      new FakeGpu()
          .engine("fast", 1, MILLI)
          .engine("fast", 4, 3 * MILLI)
          .engine("slow", 1, 4 * MILLI);

  @AfterEach
  void whateverWasOpenedIsClosed() {
    assertThat(gpu.driver.open).as("open handles").isZero();
  }

  @Test
  void aClosedLoopStartsTheNextInferenceWhenTheLastEnds() {
    RunResult result = gpu.run(gpu.request(100 * MILLI, FakeGpu.deployment("fast", 1)));
    assertThat(result.deployments().getFirst().latency().meanNanos()).isCloseTo(1e6, within(1e3));
    assertThat(result.deployments().getFirst().throughputPerSecond()).isCloseTo(1000, within(1.0));
    assertThat(result.provenance()).isEqualTo(Provenance.MEASURED);
    assertThat(result.smBusyFraction()).isNull();
  }

  @Test
  void eachDeploymentHasStreamsOfItsPriorityAndAThreadPerStream() {
    gpu.run(
        gpu.request(
            20 * MILLI,
            FakeGpu.deployment("fast", 1).withPriority(StreamPriority.HIGH).withStreams(2),
            FakeGpu.deployment("slow", 1).withPriority(StreamPriority.LOW)));
    assertThat(gpu.driver.streamPriorities)
        .containsExactly(StreamPriority.HIGH, StreamPriority.HIGH, StreamPriority.LOW);
    assertThat(gpu.host.crewSize).isEqualTo(3);
    assertThat(gpu.driver.ran).extracting(FakeCudaDriver.Work::stream).contains(0L, 1L, 2L);
  }

  @Test
  void oneSharedThreadServesAllStreams() {
    RunRequest request =
        gpu.request(40 * MILLI, FakeGpu.deployment("fast", 1), FakeGpu.deployment("slow", 1))
            .withHostThreads(HostThreads.SHARED);
    RunResult result = gpu.run(request);
    assertThat(gpu.host.crewSize).isEqualTo(1);
    assertThat(result.deployments().get(0).latency().sampleCount()).isBetween(38, 41);
    assertThat(result.deployments().get(1).latency().sampleCount()).isBetween(9, 11);
  }

  @Test
  void aGraphIsCapturedOnceAndLaunchedPerInference() {
    gpu.run(gpu.request(20 * MILLI, FakeGpu.deployment("fast", 1).withCudaGraph(true)));
    assertThat(gpu.driver.graphs).isEqualTo(1);
    assertThat(gpu.driver.graphLaunches).isBetween(19, 22);
  }

  @Test
  void inputsAndOutputsAreCopiedAroundTheEngine() {
    gpu.engine("copying", 1, MILLI, 1000);
    gpu.run(gpu.request(5 * MILLI, FakeGpu.deployment("copying", 1)));
    assertThat(gpu.driver.ran)
        .extracting(FakeCudaDriver.Work::name)
        .startsWith("in", "copying", "out", "in", "copying", "out");
  }

  @Test
  void pacingHoldsBackStarts() {
    Deployment paced = FakeGpu.deployment("fast", 1).withPacing(new Pacing.TokenBucket(100));
    RunResult result = gpu.run(gpu.request(1000 * MILLI, paced));
    assertThat(result.deployments().getFirst().throughputPerSecond()).isCloseTo(100, within(2.0));
    assertThat(result.deployments().getFirst().latency().meanNanos()).isCloseTo(1e6, within(1e4));
  }

  @Test
  void anOpenLoopWaitsForItsArrivals() {
    Load load = Load.queued(new ArrivalProcess.Constant(200));
    RunResult result =
        gpu.run(gpu.request(1000 * MILLI, FakeGpu.deployment("fast", 1)).withLoads(List.of(load)));
    assertThat(result.deployments().getFirst().throughputPerSecond()).isCloseTo(200, within(3.0));
    assertThat(result.deployments().getFirst().latency().meanNanos()).isCloseTo(1e6, within(1e4));
  }

  @Test
  void anOverloadedOpenLoopQueues() {
    Load load = Load.queued(new ArrivalProcess.Constant(2000));
    RunResult result =
        gpu.run(gpu.request(100 * MILLI, FakeGpu.deployment("fast", 1)).withLoads(List.of(load)));
    assertThat(result.deployments().getFirst().meanQueueNanos()).isGreaterThan(10e6);
    assertThat(result.deployments().getFirst().service().meanNanos()).isCloseTo(1e6, within(1e4));
  }

  @Test
  void newestWinsDropsWhatWaits() {
    Load load = Load.queued(new ArrivalProcess.Constant(2000)).withAdmission(Admission.NEWEST_WINS);
    RunResult result =
        gpu.run(gpu.request(100 * MILLI, FakeGpu.deployment("fast", 1)).withLoads(List.of(load)));
    assertThat(result.deployments().getFirst().dropped()).isBetween(90L, 110L);
  }

  @Test
  void dynamicBatchesRunOnTheSmallestEngineThatHoldsThem() {
    Load load =
        Load.queued(new ArrivalProcess.Recorded(List.of(0L, 10 * MILLI, 10 * MILLI, 10 * MILLI)))
            .withBatching(Batching.atOnce());
    gpu.run(gpu.request(50 * MILLI, FakeGpu.deployment("fast", 4)).withLoads(List.of(load)));
    assertThat(gpu.source.opened).containsExactly("fast@1", "fast@4");
    List<Double> nanos =
        gpu.driver.ran.stream().map(each -> each.endNanos() - each.startNanos()).toList();
    assertThat(nanos)
        .as("each engine once to warm up, then 1, then 3 inputs")
        .containsExactly(1e6, 3e6, 1e6, 3e6);
  }

  @Test
  void theWarmUpIsNotCounted() {
    RunRequest request =
        RunRequest.closedLoop(
            FakeGpu.GPU.id(),
            Combination.ofStreams(List.of(FakeGpu.deployment("fast", 1))),
            50 * MILLI,
            StopRule.after(20 * MILLI),
            1);
    RunResult result = gpu.run(request);
    assertThat(result.deployments().getFirst().latency().sampleCount()).isBetween(19, 21);
    assertThat(result.elapsedNanos()).isBetween(20 * MILLI, 31 * MILLI);
  }

  @Test
  void stopsAsSoonAsTheMeanIsKnownWellEnough() {
    RunRequest request =
        RunRequest.closedLoop(
            FakeGpu.GPU.id(),
            Combination.ofStreams(List.of(FakeGpu.deployment("fast", 1))),
            0,
            new StopRule(0.01, 30, 10_000 * MILLI),
            1);
    RunResult result = gpu.run(request);
    assertThat(result.converged()).isTrue();
    assertThat(result.elapsedNanos()).isLessThan(200 * MILLI);
  }

  @Test
  void refusesARunInWhichADeploymentFinishesNothing() {
    Load never = Load.queued(new ArrivalProcess.Recorded(List.of(60_000 * MILLI)));
    RunRequest request =
        gpu.request(10 * MILLI, FakeGpu.deployment("slow", 1)).withLoads(List.of(never));
    assertThatThrownBy(() -> gpu.run(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Deployment 0 (slow) finished no inference");
  }

  @Test
  void refusesAnEngineThatIsNotLoaded() {
    assertThatThrownBy(() -> gpu.run(gpu.request(MILLI, FakeGpu.deployment("other", 1))))
        .hasMessageContaining("other on h100-sxm at batch 1 is not loaded");
  }

  @Test
  void greenContextsHoldStreamsToTheirShareOfTheSms() {
    Deployment half = FakeGpu.deployment("fast", 1).withSmShareFraction(0.5);
    Deployment quarter = FakeGpu.deployment("slow", 1).withSmShareFraction(0.25);
    RunRequest request =
        RunRequest.closedLoop(
            FakeGpu.GPU.id(),
            new Combination(Sharing.GREEN_CONTEXT, List.of(half, quarter)),
            0,
            StopRule.after(10 * MILLI),
            1);
    gpu.run(request);
    assertThat(gpu.driver.smCount(0)).isEqualTo(66);
    assertThat(gpu.driver.smCount(1)).isEqualTo(33);
    assertThat(gpu.messages).contains("SMs by deployment: [66, 33] of 132");
    assertThat(gpu.driver.closed).endsWith("partition", "partition");
  }

  @Test
  void theBoardIsWatchedAfterTheWarmUp() {
    FakeBoard board = new FakeBoard();
    gpu.monitor = board;
    RunRequest request =
        RunRequest.closedLoop(
            FakeGpu.GPU.id(),
            Combination.ofStreams(List.of(FakeGpu.deployment("fast", 1))),
            500 * MILLI,
            StopRule.after(1000 * MILLI),
            1);
    RunResult result = gpu.run(request);
    assertThat(board.resets).isEqualTo(1);
    assertThat(board.samples).isBetween(9, 12);
    assertThat(result.conditions().doubts())
        .containsExactly("Contaminated: other processes used this GPU: 4711 python.");
  }

  @Test
  void outOfMemoryClosesWhatWasOpened() {
    gpu.driver.fail("open", 2, 2);
    assertThatThrownBy(() ->
            gpu.run(
                gpu.request(MILLI, FakeGpu.deployment("fast", 1), FakeGpu.deployment("slow", 1))))
        .isInstanceOfSatisfying(
            CudaException.class, each -> assertThat(each.isOutOfMemory()).isTrue());
  }

  @Test
  void anErrorInTheMiddleEndsTheRunAndClosesEverything() {
    gpu.driver.fail("cuEventQuery", 30, 700);
    assertThatThrownBy(() ->
            gpu.run(
                gpu.request(
                    100 * MILLI, FakeGpu.deployment("fast", 1), FakeGpu.deployment("slow", 1))))
        .isInstanceOfSatisfying(CudaException.class, each -> assertThat(each.isSticky()).isTrue());
  }

  @Test
  void aCancelledRunEndsAtOnceAndClosesEverything() {
    gpu.progress =
        (fraction, _) -> {
          if (fraction > 0.3) {
            throw new CancellationException("enough");
          }
        };
    assertThatThrownBy(() -> gpu.run(gpu.request(1000 * MILLI, FakeGpu.deployment("fast", 1))))
        .isInstanceOf(CancellationException.class);
    assertThat(gpu.driver.nowNanos()).isLessThan(400e6);
  }

  private static final class FakeBoard implements BoardMonitor {
    @Override
    public RunConditions look() {
      return new RunConditions.NotObserved("Only a run is watched here.");
    }

    int samples;
    int resets;

    @Override
    public void sample() {
      samples++;
    }

    @Override
    public void reset() {
      resets++;
      samples = 0;
    }

    @Override
    public RunConditions conditions() {
      return new RunConditions.Observed(
          samples, 1.9e9, 1.9e9, 300, 60, List.of(), List.of("4711 python"));
    }
  }
}
