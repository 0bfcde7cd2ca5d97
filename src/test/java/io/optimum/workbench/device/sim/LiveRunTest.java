package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// Runs that somebody watches.
class LiveRunTest {
  private static final EngineProfile A = Bench.random("a", 1);
  private static final int KERNEL = List.of(SpanKind.values()).indexOf(SpanKind.KERNEL);
  private static final EngineProfile B = Bench.random("b", 2);

  /// Wall time that passes only while somebody sleeps, and a little with every look.
  private static final class FakeClock implements WallClock {
    private static final long LOOK_NANOS = 1000;
    private long now;
    private long longestSleep;

    @Override
    public long nowNanos() {
      now += LOOK_NANOS;
      return now;
    }

    @Override
    public void sleep(long nanos) {
      now += nanos;
      longestSleep = Math.max(longestSleep, nanos);
    }
  }

  private final FakeClock clock = new FakeClock();
  private final List<SpanBatch> batches = new ArrayList<>();

  private SimulatedGpu gpu() {
    SimulatedGpu gpu = new SimulatedGpu(Bench.A100, SimulatorOptions.standard(), clock);
    gpu.load(A);
    gpu.load(B);
    return gpu;
  }

  private void run(RunRequest request, Progress progress) {
    gpu().run(request, new RunControl(), batches::add, progress);
  }

  @Test
  void aLiveRunTakesAsLongAsItsSpeedSays() {
    run(Bench.request(15, Bench.of(A)).traced(0.01), Progress.none());
    assertThat(clock.now).isCloseTo(20 * MILLIS * 100, within(20 * MILLIS));
    assertThat(clock.longestSleep).isLessThanOrEqualTo(10 * MILLIS);
  }

  @Test
  void aLiveRunHandsOverSpansAllTheTime() {
    run(Bench.request(15, Bench.of(A)).traced(0.01), Progress.none());
    assertThat(batches.size()).isGreaterThan(30);
  }

  @Test
  void aLiveRunCanBeCancelledWhileItSleeps() {
    long[] cancelledAt = {0};
    Progress progress =
        (_, _) -> {
          if (clock.now > 500 * MILLIS) {
            cancelledAt[0] = clock.now;
            throw new CancellationException();
          }
        };
    RunRequest slow = Bench.request(1000, Bench.of(A)).traced(0.000001);
    assertThatThrownBy(() -> run(slow, progress)).isInstanceOf(CancellationException.class);
    assertThat(cancelledAt[0]).isLessThan(700 * MILLIS);
  }

  @Test
  void watchingDoesNotChangeTheResult() {
    RunRequest request = Bench.request(15, Bench.of(A), Bench.of(B));
    var watched =
        gpu()
            .run(request.traced(0.5), new RunControl(), batches::add, Progress.none())
            .deployments();
    assertThat(gpu().run(request).deployments()).isEqualTo(watched);
  }

  @Test
  void spansEndInOrderAndKernelsLieWithinTheirInference() {
    run(Bench.request(30, Bench.of(A), Bench.of(B).withStreams(2)).traced(0), Progress.none());
    long lastEnd = 0;
    long[] firstKernel = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    int[] kernels = new int[3];
    for (SpanBatch batch : batches) {
      assertThat(batch.size()).isBetween(1, 4096);
      assertThat(batch.lanes()).hasSize(3);
      for (int i = 0; i < batch.size(); i++) {
        int lane = batch.lane()[i];
        assertThat(batch.endNanos()[i]).isGreaterThanOrEqualTo(lastEnd);
        lastEnd = batch.endNanos()[i];
        if (batch.kind()[i] == KERNEL) {
          kernels[lane]++;
          firstKernel[lane] = Math.min(firstKernel[lane], batch.startNanos()[i]);
          assertThat(batch.soloNanos()[i]).isPositive();
          assertThat((int) batch.smCount()[i]).isBetween(1, 108);
          assertThat(batch.names().get(batch.nameIndex()[i])).startsWith("kernel ");
        } else {
          assertThat(kernels[lane]).isEqualTo((lane == 0 ? A : B).kernels().size());
          assertThat(batch.startNanos()[i]).isLessThanOrEqualTo(firstKernel[lane]);
          assertThat(batch.names().get(batch.nameIndex()[i])).isEqualTo(lane == 0 ? "a" : "b");
          kernels[lane] = 0;
          firstKernel[lane] = Long.MAX_VALUE;
        }
      }
    }
  }
}
