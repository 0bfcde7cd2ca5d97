package io.optimum.workbench.device.cuda.reenact;

import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.driver.CudaKernel;
import io.optimum.workbench.device.cuda.driver.CudaModule;
import io.optimum.workbench.device.cuda.driver.DeviceBuffer;
import io.optimum.workbench.device.cuda.driver.LaunchShape;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The re-enactment kernels on one GPU, and the memory that all of them read.
final class Kernels implements AutoCloseable {
  /// Reads that walk over so many L2 caches find nothing of the last walk in the cache.
  private static final int CACHES = 4;

  private static final int CLOCK_WORDS = 2;
  private final Scope scope = new Scope();
  private final CudaModule module;
  private final DeviceBuffer stream;
  private final DeviceBuffer window;
  private final DeviceBuffer sink;
  private final Map<String, CudaKernel> kernels = new ConcurrentHashMap<>();

  Kernels(CudaDriver driver, GpuSpec gpu) {
    module = scope.keep(driver.module(Ptx.text()));
    stream = scope.keep(driver.allocate(Long.highestOneBit(2 * CACHES * gpu.l2Bytes() - 1)));
    window = scope.keep(driver.allocate(Long.highestOneBit(2 * gpu.l2Bytes() - 1)));
    sink = scope.keep(driver.allocate((long) CLOCK_WORDS * Long.BYTES));
    stream.clear();
    window.clear();
  }

  /// @param dramAt where it begins to read
  /// @param dramStep how far the next inference is on
  /// @param inferences counter of inferences
  CudaKernel.PreparedLaunch launch(
      KernelPlan plan, long dramAt, long dramStep, DeviceBuffer inferences) {
    return kernel(plan.standIn().entry())
        .prepare(
            new LaunchShape(plan.blocks(), plan.threadsPerBlock(), plan.sharedBytes()),
            plan.cycles(),
            plan.steps(),
            stream.address(),
            mask(stream.bytes()),
            dramAt,
            dramStep,
            plan.dramLoads(),
            window.address(),
            mask(plan.windowBytes()),
            plan.l2Loads(),
            inferences.address(),
            sink.address());
  }

  /// Counts an inference.
  CudaKernel.PreparedLaunch advance(DeviceBuffer inferences) {
    return kernel("reenact_advance").prepare(new LaunchShape(1, 32, 0), inferences.address());
  }

  /// Waits for `cycles` clocks, on one SM.
  CudaKernel.PreparedLaunch clock(long cycles) {
    return kernel("reenact_clock").prepare(new LaunchShape(1, 32, 0), cycles, sink.address());
  }

  /// What the last [#clock] took: clocks over seconds.
  double clockHertz() {
    long[] words = sink.read(CLOCK_WORDS);
    return words[0] * 1e9 / Math.max(1, words[1]);
  }

  private CudaKernel kernel(String entry) {
    return kernels.computeIfAbsent(entry, module::kernel);
  }

  private static long mask(long powerOfTwo) {
    return powerOfTwo - KernelPlan.LOAD_BYTES;
  }

  @Override
  public void close() {
    scope.close();
  }
}
