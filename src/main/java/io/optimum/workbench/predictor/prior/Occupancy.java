package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.SmLimits;

/// How a kernel's blocks fill the SMs it may use (CUDA C Programming Guide, "Multiprocessor level"
/// occupancy: threads in whole warps, registers, shared memory, block slots).
///
/// @param waves rounds until all blocks have run
/// @param tailWidth share of the whole GPU that the last round holds, above 0 to 1
record Occupancy(int waves, double tailWidth) {
  private static final int WARP = 32;

  /// Shared memory the system keeps per block from compute capability 8.0 on (CUDA C Programming
  /// Guide, table of technical specifications).
  private static final int SYSTEM_SHARED_BYTES = 1024;

  static Occupancy of(KernelProfile kernel, GpuSpec gpu, double smShareFraction) {
    double all = (double) blocksPerSm(kernel, gpu.smLimits()) * gpu.smCount();
    double capacity = Math.max(1, all * smShareFraction);
    int waves = (int) Math.ceil(kernel.blocks() / capacity);
    double last = kernel.blocks() - (waves - 1) * capacity;
    return new Occupancy(waves, Math.min(1, last / all));
  }

  private static int blocksPerSm(KernelProfile kernel, SmLimits limits) {
    int threads = Math.ceilDiv(kernel.threadsPerBlock(), WARP) * WARP;
    int byThreads = limits.threads() / threads;
    int byRegisters = limits.registers() / Math.max(1, threads * kernel.registersPerThread());
    int byShared =
        limits.sharedMemoryBytes() / (kernel.sharedMemoryPerBlockBytes() + SYSTEM_SHARED_BYTES);
    int least = Math.min(Math.min(byThreads, byRegisters), Math.min(byShared, limits.blocks()));
    return Math.max(1, least);
  }
}
