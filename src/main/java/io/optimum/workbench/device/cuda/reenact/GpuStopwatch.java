package io.optimum.workbench.device.cuda.reenact;

import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.driver.CudaEvent;
import io.optimum.workbench.device.cuda.driver.CudaGraph;
import io.optimum.workbench.device.cuda.driver.CudaKernel;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.DeviceBuffer;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.domain.run.StreamPriority;

/// Takes times on the GPU: launches in one graph, so that short kernels are not held up by the
/// host, between two events.
final class GpuStopwatch implements Stopwatch, AutoCloseable {
  private static final int LAUNCHES = 16;
  private static final int REPEATS = 3;
  private static final long CLOCK_CYCLES = 20_000_000;
  private final Scope scope = new Scope();
  private final Kernels kernels;
  private final CudaStream stream;
  private final CudaEvent start;
  private final CudaEvent end;
  private final DeviceBuffer inferences;

  GpuStopwatch(CudaDriver driver, Kernels kernels) {
    this.kernels = kernels;
    stream = scope.keep(driver.stream(StreamPriority.NORMAL, null));
    start = scope.keep(driver.event());
    end = scope.keep(driver.event());
    inferences = scope.keep(driver.allocate(Long.BYTES));
    inferences.clear();
  }

  /// The least of a few, because disturbances only add.
  @Override
  public double nanos(KernelPlan plan) {
    CudaKernel.PreparedLaunch[] launches = new CudaKernel.PreparedLaunch[LAUNCHES];
    for (int i = 0; i < LAUNCHES; i++) {
      launches[i] = kernels.launch(plan, i * plan.dramBytes(), 0, inferences);
    }
    try (CudaGraph graph = stream.capture(() -> enqueue(launches))) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i <= REPEATS; i++) {
        double nanos = time(graph) / LAUNCHES;
        least = i == 0 ? least : Math.min(least, nanos); // the first one warms up
      }
      return least;
    }
  }

  private void enqueue(CudaKernel.PreparedLaunch[] launches) {
    for (CudaKernel.PreparedLaunch each : launches) {
      each.enqueue(stream.handle());
    }
  }

  private double time(CudaGraph graph) {
    stream.record(start);
    stream.launch(graph);
    stream.record(end);
    stream.synchronize();
    return end.nanosSince(start);
  }

  /// The clock at which an SM runs now.
  double clockHertz() {
    kernels.clock(CLOCK_CYCLES).enqueue(stream.handle());
    stream.synchronize();
    return kernels.clockHertz();
  }

  @Override
  public void close() {
    scope.close();
  }
}
