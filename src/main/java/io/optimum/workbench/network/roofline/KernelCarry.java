package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.util.List;

/// Takes kernels known on one GPU to another: each one's time changes as its roofline time does.
///
/// Assumes that the other GPU runs the same kernel with the same grid and misses its caches as
/// often. A real engine is built anew for each GPU and may choose other kernels.
public final class KernelCarry {
  /// Of peak bandwidths, on both GPUs.
  private static final double BANDWIDTHS = OperatorEfficiency.STREAM.fraction();

  private final GpuSpec from;
  private final GpuSpec to;

  public KernelCarry(GpuSpec from, GpuSpec to) {
    this.from = from;
    this.to = to;
  }

  /// @throws IllegalArgumentException when the other GPU lacks a pipe or has no room for a block
  public List<KernelProfile> carried(List<KernelProfile> kernels) {
    kernels.forEach(this::requirePipe);
    return kernels.stream().map(this::carried).toList();
  }

  private KernelProfile carried(KernelProfile kernel) {
    Launch launch = launch(kernel);
    var target = new LaunchTime(to);
    if (!target.fits(launch)) {
      throw new IllegalArgumentException(tooBig(kernel, to.smLimits()));
    }
    double factor =
        target.nanos(launch, kernel.dramBytes())
            / new LaunchTime(from).nanos(launch, kernel.dramBytes());
    return kernel.withSoloNanos(Math.max(1, Math.round(kernel.soloNanos() * factor)));
  }

  private void requirePipe(KernelProfile kernel) {
    if (!to.peakFlopsPerSecond().containsKey(kernel.pipe())) {
      throw new IllegalArgumentException(
          "The kernel %s runs on the %s pipe, which %s lacks (it has %s). Model the engine at another precision instead."
              .formatted(
                  kernel.name(), kernel.pipe(), to.name(), to.peakFlopsPerSecond().keySet()));
    }
  }

  private String tooBig(KernelProfile kernel, SmLimits limits) {
    return "A block of the kernel %s (%d threads, %d registers each, %d bytes of shared memory) does not fit on an SM of %s (%s). Model the engine on that GPU instead."
        .formatted(
            kernel.name(),
            kernel.threadsPerBlock(),
            kernel.registersPerThread(),
            kernel.sharedMemoryPerBlockBytes(),
            to.name(),
            limits);
  }

  private static Launch launch(KernelProfile kernel) {
    return new Launch(
        kernel.name(),
        kernel.blocks(),
        kernel.threadsPerBlock(),
        kernel.registersPerThread(),
        kernel.sharedMemoryPerBlockBytes(),
        kernel.pipe(),
        kernel.flops() / kernel.blocks(),
        1,
        BANDWIDTHS,
        kernel.l2Bytes(),
        1,
        0);
  }
}
