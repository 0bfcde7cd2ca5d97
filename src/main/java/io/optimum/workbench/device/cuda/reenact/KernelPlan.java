package io.optimum.workbench.device.cuda.reenact;

import io.optimum.workbench.device.Occupancy;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;

/// How one kernel is re-enacted.
///
/// Blocks, threads, and how many blocks fit on an SM are the profile's own: registers by the
/// nearest [StandIn], and where that leaves room for more blocks, shared memory is added until it
/// does not. Arithmetic on a pipe that no stand-in has is done on its nearest, as much as keeps
/// that pipe busy for the same share of its peak. Traffic is reads only, in whole 16 bytes per
/// thread.
///
/// @param standIn which kernel
/// @param blocks of the grid
/// @param threadsPerBlock in whole warps
/// @param sharedBytes dynamic shared memory of a block
/// @param waves in which the blocks run on an idle GPU
/// @param targetNanos what the kernel takes alone, by the profile
/// @param cycles that a block lasts at least
/// @param steps of arithmetic of each thread
/// @param dramLoads of 16 bytes that each thread reads from device memory
/// @param l2Loads of 16 bytes that each thread reads from the L2 cache
/// @param windowBytes that the reads from the L2 cache stay in; a power of two
record KernelPlan(
    StandIn standIn,
    int blocks,
    int threadsPerBlock,
    int sharedBytes,
    int waves,
    long targetNanos,
    long cycles,
    long steps,
    long dramLoads,
    long l2Loads,
    long windowBytes) {
  static final int LOAD_BYTES = 16;
  private static final int WARP = 32;
  private static final int RESERVED_SHARED_BYTES = 1024;
  private static final int SHARED_UNIT_BYTES = 128;
  private static final long SMALLEST_WINDOW_BYTES = 64 << 10;

  /// The windows of all kernels together must stay in the cache.
  private static final int WINDOWS_PER_L2 = 8;

  static KernelPlan of(KernelProfile kernel, GpuSpec gpu) {
    StandIn standIn = StandIn.of(kernel, gpu.smLimits());
    int threads = (kernel.threadsPerBlock() + WARP - 1) / WARP * WARP;
    int resident = new Occupancy(kernel, gpu.smLimits()).blocksPerSm;
    int waves = Math.ceilDiv(kernel.blocks(), resident * gpu.smCount());
    double gridThreads = (double) kernel.blocks() * threads;
    return new KernelPlan(
        standIn,
        kernel.blocks(),
        threads,
        sharedBytes(kernel, standIn, gpu, resident),
        waves,
        kernel.soloNanos(),
        Math.round(kernel.soloNanos() * 1e-9 * gpu.boostClockHertz() / waves),
        Math.round(flops(kernel, standIn, gpu) / gridThreads / standIn.flopsPerThreadStep()),
        Math.round(kernel.dramBytes() / gridThreads / LOAD_BYTES),
        Math.round(Math.max(0, kernel.l2Bytes() - kernel.dramBytes()) / gridThreads / LOAD_BYTES),
        window(kernel, gpu));
  }

  /// As many operations of the stand-in's pipe as take the same share of its peak.
  private static double flops(KernelProfile kernel, StandIn standIn, GpuSpec gpu) {
    Pipe pipe = standIn.pipe();
    boolean known =
        gpu.peakFlopsPerSecond().containsKey(pipe)
            && gpu.peakFlopsPerSecond().containsKey(kernel.pipe());
    return known ? kernel.flops() * gpu.peak(pipe) / gpu.peak(kernel.pipe()) : kernel.flops();
  }

  private static int sharedBytes(KernelProfile kernel, StandIn standIn, GpuSpec gpu, int resident) {
    int own = kernel.sharedMemoryPerBlockBytes();
    KernelProfile played = StandIn.with(kernel, standIn.registers(), own);
    if (new Occupancy(played, gpu.smLimits()).blocksPerSm <= resident) {
      return own;
    }
    int most = gpu.smLimits().sharedMemoryBytes() / resident - RESERVED_SHARED_BYTES;
    return Math.max(own, most / SHARED_UNIT_BYTES * SHARED_UNIT_BYTES);
  }

  private static long window(KernelProfile kernel, GpuSpec gpu) {
    long most = Math.max(SMALLEST_WINDOW_BYTES, gpu.l2Bytes() / WINDOWS_PER_L2);
    long wanted = Math.clamp((long) kernel.workingSetBytes(), SMALLEST_WINDOW_BYTES, most);
    return Long.highestOneBit(wanted);
  }

  /// Bytes that the whole grid reads from device memory.
  long dramBytes() {
    return dramLoads * LOAD_BYTES * blocks * threadsPerBlock;
  }

  /// The same, for other cycles.
  KernelPlan withCycles(long value) {
    return new KernelPlan(
        standIn,
        blocks,
        threadsPerBlock,
        sharedBytes,
        waves,
        targetNanos,
        value,
        steps,
        dramLoads,
        l2Loads,
        windowBytes);
  }

  /// The same with a share of its work.
  KernelPlan withWork(double fraction) {
    return new KernelPlan(
        standIn,
        blocks,
        threadsPerBlock,
        sharedBytes,
        waves,
        targetNanos,
        cycles,
        (long) (steps * fraction),
        (long) (dramLoads * fraction),
        (long) (l2Loads * fraction),
        windowBytes);
  }
}
