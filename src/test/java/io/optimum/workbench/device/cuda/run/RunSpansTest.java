package io.optimum.workbench.device.cuda.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.run.trace.KernelSpan;
import io.optimum.workbench.device.cuda.run.trace.KernelTracer;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunSpansTest {
  private static final long MILLI = FakeGpu.MILLI;
  private final FakeGpu gpu = new FakeGpu().engine("fast", 1, MILLI).engine("slow", 1, 4 * MILLI);

  @Test
  void withoutATracerSpansAreWholeInferences() {
    gpu.run(traced(FakeGpu.deployment("fast", 1), FakeGpu.deployment("slow", 1)));
    List<String> rows = rows();
    assertThat(rows)
        .contains(
            "INFERENCE fast lane 0 number 0: 0 to 1000",
            "INFERENCE slow lane 1 number 0: 0 to 4000");
    assertThat(rows).allMatch(each -> each.startsWith("INFERENCE"));
    assertThat(gpu.spans.getFirst().lanes())
        .containsExactly(
            lane(0, "fast", StreamPriority.NORMAL), lane(1, "slow", StreamPriority.NORMAL));
  }

  @Test
  void withoutATraceThereAreNoSpans() {
    gpu.run(gpu.request(20 * MILLI, FakeGpu.deployment("fast", 1)));
    assertThat(gpu.spans).isEmpty();
  }

  @Test
  void withoutATraceTheTracerIsLeftAlone() {
    FakeTracer tracer = new FakeTracer();
    gpu.tracer = tracer;
    gpu.run(gpu.request(20 * MILLI, FakeGpu.deployment("fast", 1)));
    assertThat(tracer.streams).isEmpty();
    assertThat(tracer.ended).isFalse();
  }

  @Test
  void aKernelBelongsToTheInferenceDuringWhichItStarted() {
    FakeTracer tracer = new FakeTracer();
    gpu.tracer = tracer;
    tracer.see(0, "fast", 0.1, 0.6);
    tracer.see(0, "other", 0.6, 1.0);
    tracer.see(0, "fast", 1.1, 2.0);
    gpu.run(traced(FakeGpu.deployment("fast", 1)));
    assertThat(rows())
        .startsWith(
            "KERNEL fast lane 0 number 0: 100 to 600",
            "KERNEL other lane 0 number 0: 600 to 1000",
            "INFERENCE fast lane 0 number 0: 0 to 1000",
            "KERNEL fast lane 0 number 1: 1100 to 2000");
    assertThat(tracer.ended).isTrue();
    assertThat(tracer.streams).containsExactly(0);
  }

  @Test
  void aKernelOfTheProfilesNameIsHeldAgainstItsTimeAlone() {
    FakeTracer tracer = new FakeTracer();
    gpu.tracer = tracer;
    tracer.see(0, "fast", 0.1, 0.6);
    tracer.see(0, "other", 0.6, 1.0);
    gpu.run(traced(FakeGpu.deployment("fast", 1)));
    SpanBatch first = gpu.spans.getFirst();
    assertThat(first.soloNanos()[0]).isEqualTo(MILLI);
    assertThat(first.soloNanos()[1]).as("not known").isZero();
  }

  @Test
  void aKernelLaunchedInTwoWaysHasANameForEach() {
    FakeTracer tracer = new FakeTracer();
    gpu.tracer = tracer;
    KernelLaunch small = launch(1);
    KernelLaunch large = launch(100);
    tracer.see(0, "fast", small, 0.1, 0.3);
    tracer.see(0, "fast", large, 0.3, 0.6);
    tracer.see(0, "fast", small, 0.6, 1.0);
    gpu.run(traced(FakeGpu.deployment("fast", 1)));
    SpanBatch first = gpu.spans.getFirst();
    assertThat(first.launch(first.nameIndex()[0])).isEqualTo(small);
    assertThat(first.launch(first.nameIndex()[1])).isEqualTo(large);
    assertThat(first.nameIndex()[2]).isEqualTo(first.nameIndex()[0]);
    assertThat(first.names().get(first.nameIndex()[1])).isEqualTo("fast");
  }

  private static KernelLaunch launch(int blocks) {
    return new KernelLaunch.Observed(
        new KernelLaunch.Extent(blocks, 1, 1), new KernelLaunch.Extent(128, 1, 1), 40, 0, 1024);
  }

  @Test
  void kernelsOfTheWarmUpBelongToNothing() {
    FakeTracer tracer = new FakeTracer();
    gpu.tracer = tracer;
    tracer.see(0, "fast", -5, -4);
    gpu.run(traced(FakeGpu.deployment("fast", 1)));
    assertThat(rows()).allMatch(each -> each.startsWith("INFERENCE"));
  }

  @Test
  void aKernelThatATracersClockPutsALittleEarlyKeepsItsInference() {
    FakeTracer tracer = new FakeTracer();
    gpu.tracer = tracer;
    tracer.see(0, "fast", -0.01, 0.99);
    gpu.run(traced(FakeGpu.deployment("fast", 1)));
    assertThat(rows()).startsWith("KERNEL fast lane 0 number 0: -10 to 990");
  }

  private RunRequest traced(Deployment... deployments) {
    return gpu.request(20 * MILLI, deployments).traced(0);
  }

  private static SpanBatch.Lane lane(int deployment, String engine, StreamPriority priority) {
    return new SpanBatch.Lane(deployment, 0, FakeGpu.deployment(engine, 1).engine(), priority);
  }

  /// Times in microseconds.
  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (SpanBatch batch : gpu.spans) {
      for (int i = 0; i < batch.size(); i++) {
        rows.add(
            "%s %s lane %d number %d: %d to %d"
                .formatted(
                    SpanKind.values()[batch.kind()[i]],
                    batch.names().get(batch.nameIndex()[i]),
                    batch.lane()[i],
                    batch.inference()[i],
                    batch.startNanos()[i] / 1000,
                    batch.endNanos()[i] / 1000));
      }
    }
    return rows;
  }

  private static final class FakeTracer implements KernelTracer {
    final List<Integer> streams = new ArrayList<>();
    boolean ended;
    private final List<KernelSpan> pending = new ArrayList<>();

    void see(int lane, String name, double startMillis, double endMillis) {
      see(lane, name, new KernelLaunch.NotObserved(), startMillis, endMillis);
    }

    void see(int lane, String name, KernelLaunch launch, double startMillis, double endMillis) {
      pending.add(
          new KernelSpan(lane, SpanKind.KERNEL, name, launch, startMillis * 1e6, endMillis * 1e6));
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public String reason() {
      return "fake";
    }

    @Override
    public void begin(long originNanos) {}

    @Override
    public void stream(CudaStream stream, int lane) {
      streams.add(lane);
    }

    @Override
    public List<KernelSpan> drain() {
      List<KernelSpan> all = List.copyOf(pending);
      pending.clear();
      return all;
    }

    @Override
    public List<KernelSpan> end() {
      ended = true;
      return drain();
    }

    @Override
    public long dropped() {
      return 0;
    }
  }
}
