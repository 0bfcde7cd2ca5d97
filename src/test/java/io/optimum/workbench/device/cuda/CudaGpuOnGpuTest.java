package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What a first real GPU must show, from the simplest on: whichever fails first tells what is
/// wrong.
@Tag("gpu")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CudaGpuOnGpuTest {
  private static final long KERNEL_NANOS = 100_000;
  private static final int KERNELS = 10;
  private static final long SOLO_NANOS = KERNELS * KERNEL_NANOS;
  private final List<SpanBatch> spans = new ArrayList<>();
  private GpuSpec sheet;
  private GpuDevice gpu;

  @BeforeEach
  void open() {
    sheet = RealGpu.sheet();
    gpu = RealGpu.open();
    gpu.load(profile("wide", 2));
    gpu.load(profile("narrow", 0.25));
  }

  @AfterEach
  void close() {
    if (gpu != null) {
      gpu.close();
    }
  }

  @Test
  @Order(1)
  void isWhatTheDriverSaysItIs() {
    assertThat(gpu.capabilities().name()).isEqualTo(RealGpu.info().name());
    System.out.println(gpu.capabilities());
  }

  @Test
  @Order(2)
  void anEngineAloneTakesTheTimeOfItsProfile() {
    RunResult result = run(Sharing.STREAMS, deployment("wide"));
    System.out.println(result.deployments().getFirst().service());
    assertThat(result.deployments().getFirst().service().p50Nanos())
        .as("p50 in ns of an engine whose profile says %d", SOLO_NANOS)
        .isBetween(0.9 * SOLO_NANOS, 1.2 * SOLO_NANOS);
  }

  @Test
  @Order(3)
  void aGraphTakesNoLonger() {
    double single = mean(run(Sharing.STREAMS, deployment("wide")), 0);
    double graph = mean(run(Sharing.STREAMS, deployment("wide").withCudaGraph(true)), 0);
    assertThat(graph)
        .as("mean in ns as a graph, beside %s launch by launch", single)
        .isLessThan(1.05 * single);
  }

  @Test
  @Order(4)
  void twoWideEnginesSlowEachOther() {
    double alone = mean(run(Sharing.STREAMS, deployment("wide")), 0);
    RunResult both = run(Sharing.STREAMS, deployment("wide"), deployment("wide"));
    assertThat(mean(both, 0))
        .as("mean in ns beside an equal one; do both streams run at all? Alone: %s", alone)
        .isGreaterThan(1.3 * alone);
  }

  @Test
  @Order(5)
  void twoNarrowEnginesFitBesideEachOther() {
    double alone = mean(run(Sharing.STREAMS, deployment("narrow")), 0);
    RunResult both = run(Sharing.STREAMS, deployment("narrow"), deployment("narrow"));
    assertThat(mean(both, 0))
        .as("mean in ns beside one on other SMs; do streams wait for each other? Alone: %s", alone)
        .isLessThan(1.3 * alone);
  }

  @Test
  @Order(6)
  void theHigherPrioritySuffersLess() {
    RunResult both =
        run(
            Sharing.STREAMS,
            deployment("wide").withPriority(StreamPriority.HIGH),
            deployment("wide").withPriority(StreamPriority.LOW));
    assertThat(mean(both, 0)).as("mean in ns of high priority").isLessThan(mean(both, 1));
  }

  @Test
  @Order(7)
  void aShareOfTheSmsSlowsAWideEngine() {
    Assumptions.assumeTrue(
        gpu.capabilities().sharing().contains(Sharing.GREEN_CONTEXT),
        "Skipped: this driver has no green contexts.");
    double alone = mean(run(Sharing.GREEN_CONTEXT, deployment("wide")), 0);
    double half = mean(run(Sharing.GREEN_CONTEXT, deployment("wide").withSmShareFraction(0.5)), 0);
    assertThat(half)
        .as("mean in ns on half of the SMs; on all: %s", alone)
        .isGreaterThan(1.5 * alone);
  }

  @Test
  @Order(8)
  void tracedKernelsLieWithinTheirInferences() {
    assertKernelsFill(deployment("wide"));
  }

  /// The graph was made before the trace began.
  @Test
  @Order(8)
  void kernelsOfAGraphAreTracedToo() {
    assertKernelsFill(deployment("wide").withCudaGraph(true));
  }

  private void assertKernelsFill(Deployment deployment) {
    Assumptions.assumeTrue(gpu.capabilities().kernelSpans(), gpu.capabilities().version());
    run(request(Sharing.STREAMS, deployment).traced(0));
    double kernels = total(SpanKind.KERNEL);
    double inferences = total(SpanKind.INFERENCE);
    System.out.printf("kernels fill %.3f of their inferences%n", kernels / inferences);
    assertThat(kernels / inferences)
        .as("kernels by CUPTI within inferences by events; less: kernels lost, or clocks apart")
        .isBetween(0.8, 1.01);
  }

  @Test
  @Order(9)
  void tracingCostsLittle() {
    Assumptions.assumeTrue(gpu.capabilities().kernelSpans(), gpu.capabilities().version());
    double plain = mean(run(Sharing.STREAMS, deployment("wide")), 0);
    double traced = mean(run(request(Sharing.STREAMS, deployment("wide")).traced(0)), 0);
    System.out.printf("tracing costs %.2f %%%n", 100 * (traced / plain - 1));
    assertThat(traced).as("mean in ns while traced, beside %s", plain).isLessThan(1.2 * plain);
  }

  @Test
  @Order(10)
  void theBoardIsWatched() {
    RunConditions conditions = run(Sharing.STREAMS, deployment("wide")).conditions();
    System.out.println(conditions);
    assertThat(conditions).isInstanceOf(RunConditions.Observed.class);
    assertThat(((RunConditions.Observed) conditions).meanSmClockHertz()).isBetween(1e8, 5e9);
    assertThat(((RunConditions.Observed) conditions).meanPowerWatts()).isBetween(5.0, 2000.0);
  }

  private RunResult run(Sharing sharing, Deployment... deployments) {
    return run(request(sharing, deployments));
  }

  private RunResult run(RunRequest request) {
    return gpu.run(request, new RunControl(), spans::add, Progress.none());
  }

  private RunRequest request(Sharing sharing, Deployment... deployments) {
    return RunRequest.closedLoop(
        sheet.id(),
        new Combination(sharing, List.of(deployments)),
        200_000_000,
        StopRule.after(600_000_000),
        1);
  }

  private static Deployment deployment(String engine) {
    return Deployment.of(new EngineId(engine), 1);
  }

  private static double mean(RunResult result, int deployment) {
    return result.deployments().get(deployment).service().meanNanos();
  }

  private double total(SpanKind kind) {
    double nanos = 0;
    for (SpanBatch batch : spans) {
      for (int i = 0; i < batch.size(); i++) {
        nanos +=
            batch.kind()[i] == kind.ordinal() ? batch.endNanos()[i] - batch.startNanos()[i] : 0;
      }
    }
    return nanos;
  }

  /// Kernels without traffic, of so many blocks per SM; two blocks of 1024 threads fill one.
  private EngineProfile profile(String name, double blocksPerSm) {
    KernelProfile kernel =
        new KernelProfile(
            "kernel",
            "layer",
            KERNEL_NANOS,
            (int) Math.max(1, blocksPerSm * sheet.smCount()),
            1024,
            32,
            0,
            0,
            Pipe.FP32,
            0,
            0,
            0);
    return new EngineProfile(
        new ProfileKey(new EngineId(name), sheet.id(), 1),
        ProfileOrigin.MODELLED,
        new SoloLatency.NotMeasured("made up for this test"),
        0,
        0,
        0,
        0,
        0,
        Collections.nCopies(KERNELS, kernel),
        "made up for this test");
  }
}
