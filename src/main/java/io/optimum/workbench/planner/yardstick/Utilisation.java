package io.optimum.workbench.planner.yardstick;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;

/// How much of a GPU an engine uses alone, from its profile.
final class Utilisation {
  private Utilisation() {}

  /// The larger of two shares of its time: threads resident over those that fit (by thread limit
  /// only), and DRAM traffic over peak.
  public static double fraction(EngineProfile profile, GpuSpec gpu) {
    double residentThreads = (double) gpu.smCount() * gpu.smLimits().threads();
    double busyNanos = 0;
    double dramBytes = 0;
    for (KernelProfile kernel : profile.kernels()) {
      double threads = (double) kernel.blocks() * kernel.threadsPerBlock();
      busyNanos += kernel.soloNanos() * Math.min(1, threads / residentThreads);
      dramBytes += kernel.dramBytes();
    }
    double dramNanos = dramBytes / gpu.dramBytesPerSecond() * 1e9;
    return Math.min(1, Math.max(busyNanos, dramNanos) / profile.latencyNanos());
  }

  /// Mean duration of a kernel, the gaps included.
  static double kernelNanos(EngineProfile profile) {
    return (double) profile.latencyNanos() / profile.kernels().size();
  }
}
