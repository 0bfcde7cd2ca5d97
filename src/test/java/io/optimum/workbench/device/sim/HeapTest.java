package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.task.Progress;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A run of any length needs the same memory.
@Tag("slow")
class HeapTest {
  private static final long KERNELS = 100_000_000;
  private static final int MIB = 1 << 20;

  @Test
  void theHeapStaysFlatOverAHundredMillionKernels() {
    EngineProfile engine =
        Bench.engine("engine", Collections.nCopies(100, kernel(20_000, 40, 0.1, 0.1)));
    Deployment[] streams = new Deployment[4];
    Arrays.fill(streams, Bench.of(engine));
    long millis = KERNELS / streams.length * 21 / 1000 * 11 / 10;
    long[] least = {Long.MAX_VALUE};
    long[] most = {0};
    Progress watch =
        (done, _) -> {
          if (done > 0.02) {
            long used = afterCollection();
            least[0] = Math.min(least[0], used);
            most[0] = Math.max(most[0], used);
          }
        };
    var result =
        Bench.gpu(SimulatorOptions.standard(), engine)
            .run(
                Bench.request(millis, streams).traced(0),
                new RunControl(),
                SpanSink.none(),
                new Rarely(watch));
    long kernels =
        result.deployments().stream().mapToLong(each -> each.latency().sampleCount()).sum() * 100;
    assertThat(kernels).isGreaterThanOrEqualTo(KERNELS);
    assertThat(most[0] - least[0]).as("MiB of heap").isLessThan(32L * MIB);
  }

  private static long afterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /// Passes on every fortieth report: a collection takes as long as much simulation.
  private static final class Rarely implements Progress {
    private final Progress to;
    private int reports;

    Rarely(Progress to) {
      this.to = to;
    }

    @Override
    public void report(double doneFraction, String message) {
      if (reports++ % 40 == 0) {
        to.report(doneFraction, message);
      }
    }
  }
}
