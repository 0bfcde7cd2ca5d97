package io.optimum.workbench.device.cuda.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SteeringTest {
  private static final long MILLI = FakeGpu.MILLI;
  private final FakeGpu gpu = new FakeGpu().engine("fast", 1, MILLI).engine("fast", 4, 3 * MILLI);

  @Test
  void pacingTakesEffectAtOnce() {
    steerAt(0.5, new Steering.SetPacing(0, new Pacing.TokenBucket(100)));
    RunResult result = gpu.run(gpu.request(200 * MILLI, FakeGpu.deployment("fast", 1)));
    assertThat(result.deployments().getFirst().latency().sampleCount()).isBetween(105, 120);
  }

  @Test
  void anotherPriorityIsAnotherStreamFromTheNextInferenceOn() {
    steerAt(0.5, new Steering.SetPriority(0, StreamPriority.HIGH));
    gpu.run(gpu.request(100 * MILLI, FakeGpu.deployment("fast", 1).withCudaGraph(true)).traced(0));
    assertThat(gpu.spans.stream().flatMap(SteeringTest::priorities).distinct())
        .as("each span has the priority of the stream that it was on")
        .containsExactly(StreamPriority.NORMAL, StreamPriority.HIGH);
    long before = gpu.driver.ran.stream().filter(each -> each.stream() == 0).count();
    assertThat(gpu.spans.stream().flatMap(SteeringTest::priorities))
        .filteredOn(StreamPriority.NORMAL::equals)
        .as("all but the one before the graph was captured")
        .hasSize((int) before - 1);
    assertThat(gpu.driver.streamPriorities)
        .containsExactly(StreamPriority.NORMAL, StreamPriority.HIGH);
    assertThat(gpu.driver.ran.getLast().stream()).isEqualTo(1);
    assertThat(gpu.driver.graphs).as("captured again for the other stream").isEqualTo(2);
    assertThat(gpu.driver.open).isZero();
  }

  @Test
  void anotherBatchIsAnotherEngineFromTheNextInferenceOn() {
    steerAt(0.5, new Steering.SetBatchSize(0, 4));
    gpu.run(gpu.request(100 * MILLI, FakeGpu.deployment("fast", 1)));
    assertThat(gpu.source.opened).containsExactly("fast@1", "fast@4");
    FakeCudaDriver.Work last = gpu.driver.ran.getLast();
    assertThat(last.endNanos() - last.startNanos()).isEqualTo(3e6);
  }

  @Test
  void saysWhyAChangeIsLeftOut() {
    steerAt(0.2, new Steering.SetBatchSize(0, 3));
    steerAt(0.4, new Steering.SetBatchSize(5, 1));
    gpu.run(gpu.request(100 * MILLI, FakeGpu.deployment("fast", 1)));
    assertThat(gpu.messages)
        .contains(
            "Not steered: batch 3 of fast is not loaded; it stays at batch 1.",
            "Not steered: there is no deployment 5 of 1.");
  }

  private static Stream<StreamPriority> priorities(SpanBatch batch) {
    return Arrays.stream(batch.lane()).mapToObj(lane -> batch.lanes().get(lane).priority());
  }

  private void steerAt(double fraction, Steering change) {
    var before = gpu.progress;
    boolean[] steered = new boolean[1];
    gpu.progress =
        (done, message) -> {
          before.report(done, message);
          if (done >= fraction && !steered[0]) {
            steered[0] = true;
            gpu.control.steer(change);
          }
        };
  }
}
