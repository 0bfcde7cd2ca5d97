package io.optimum.workbench.workflow.campaign;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.SmLimits;

/// How much of each resource of a GPU an engine takes while it runs alone: a picture of where
/// engines will clash, averaged over one inference. It does not see that kernels of two engines may
/// miss each other in time, so shares that add up to less than one are a good sign and no promise.
///
/// @param smFraction share of the GPU's block slots that its kernels fill, weighted by their time
/// @param dramFraction share of peak device memory bandwidth
/// @param computeFraction share of the peak of the pipes it uses
/// @param launchFraction host time to enqueue an inference over its latency
/// @param kernelCount kernels of one inference
public record ResourceUse(
    double smFraction,
    double dramFraction,
    double computeFraction,
    double launchFraction,
    int kernelCount) {

  /// What a profile takes of the GPU it was made on.
  public static ResourceUse of(EngineProfile profile, GpuSpec gpu) {
    double latencyNanos = profile.latencyNanos();
    double smNanos = 0;
    double dramBytes = 0;
    double pipeSeconds = 0;
    for (KernelProfile kernel : profile.kernels()) {
      smNanos += kernel.soloNanos() * filledFraction(kernel, gpu);
      dramBytes += kernel.dramBytes();
      Double peak = gpu.peakFlopsPerSecond().get(kernel.pipe());
      pipeSeconds += peak == null ? 0 : kernel.flops() / peak;
    }
    long enqueueNanos =
        profile.enqueueNanos() > 0
            ? profile.enqueueNanos()
            : gpu.launchHostNanos() * profile.kernels().size();
    return new ResourceUse(
        Math.min(1, smNanos / latencyNanos),
        Math.min(1, dramBytes * 1e9 / latencyNanos / gpu.dramBytesPerSecond()),
        Math.min(1, pipeSeconds * 1e9 / latencyNanos),
        enqueueNanos / latencyNanos,
        profile.kernels().size());
  }

  /// Blocks of a kernel over the blocks of it that fit on the whole GPU at a time, at most 1 (CUDA
  /// C Programming Guide, "Maximum number of resident blocks").
  static double filledFraction(KernelProfile kernel, GpuSpec gpu) {
    SmLimits limits = gpu.smLimits();
    int byThreads = limits.threads() / kernel.threadsPerBlock();
    int byRegisters = limits.registers() / (kernel.registersPerThread() * kernel.threadsPerBlock());
    int byShared =
        kernel.sharedMemoryPerBlockBytes() == 0
            ? limits.blocks()
            : limits.sharedMemoryBytes() / kernel.sharedMemoryPerBlockBytes();
    int perSm = Math.min(Math.min(byThreads, byRegisters), Math.min(byShared, limits.blocks()));
    return Math.min(1, kernel.blocks() / (double) (Math.max(1, perSm) * gpu.smCount()));
  }
}
