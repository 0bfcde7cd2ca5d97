package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.KernelProfile;
import io.optimum.workbench.domain.Pipe;
import io.optimum.workbench.domain.SmLimits;

/// A kernel as the block scheduler sees it: what one block occupies, how long it takes alone, and
/// which share of each resource's peak it draws while it runs.
///
/// Occupancy follows the CUDA occupancy calculator: warps of 32 threads, registers given per warp
/// in units of 256, shared memory in units of 128 bytes plus 1 KiB per block that the system keeps
/// (CUDA C++ Programming Guide, section on shared memory since compute capability 8.0). Block time
/// is the solo duration over the number of waves, so a kernel alone takes exactly its solo time.
final class Kernel {
  private static final int WARP_THREADS = 32;
  private static final int REGISTER_UNIT = 256;
  private static final int SHARED_UNIT_BYTES = 128;
  private static final int SHARED_RESERVED_BYTES = 1024;

  final String name;
  final int blocks;
  final int threads;
  final int registers;
  final int sharedBytes;
  final int blocksPerSm;
  final long soloNanos;
  final double blockNanos;
  final boolean tensor;
  final double pipePerBlock;
  final double dramPerBlock;
  final double spillPerBlock;
  final double l2PerBlock;
  final double workingSetBytes;

  /// @param solo duration alone, gaps already taken off
  Kernel(KernelProfile profile, double solo, GpuSpec gpu) {
    SmLimits limits = gpu.smLimits();
    int warps = ceil(profile.threadsPerBlock(), WARP_THREADS);
    int perWarp = roundUp(profile.registersPerThread() * WARP_THREADS, REGISTER_UNIT);
    int shared = roundUp(profile.sharedMemoryPerBlockBytes(), SHARED_UNIT_BYTES);
    name = profile.name();
    blocks = profile.blocks();
    threads = Math.min(warps * WARP_THREADS, limits.threads());
    registers = Math.min(warps * perWarp, limits.registers());
    sharedBytes = Math.min(shared + SHARED_RESERVED_BYTES, limits.sharedMemoryBytes());
    blocksPerSm = blocksPerSm(limits);
    soloNanos = Math.max(1, Math.round(solo));
    int resident = Math.min(blocks, blocksPerSm * gpu.smCount());
    blockNanos = solo / ceil(blocks, resident);
    double perBlock = 1e9 / (blocks * blockNanos);
    double most = 1.0 / resident;
    tensor = isTensor(profile.pipe());
    pipePerBlock =
        profile.flops() == 0
            ? 0
            : Math.min(most, profile.flops() * perBlock / gpu.peak(profile.pipe()));
    double perDramByte = perBlock / gpu.dramBytesPerSecond();
    dramPerBlock = Math.min(most, profile.dramBytes() * perDramByte);
    spillPerBlock = Math.max(0, profile.l2Bytes() - profile.dramBytes()) * perDramByte;
    l2PerBlock = Math.min(most, profile.l2Bytes() * perBlock / gpu.l2BytesPerSecond());
    workingSetBytes = profile.workingSetBytes();
  }

  private int blocksPerSm(SmLimits limits) {
    int room = Math.min(limits.blocks(), limits.threads() / threads);
    room = Math.min(room, limits.registers() / registers);
    return Math.min(room, limits.sharedMemoryBytes() / sharedBytes);
  }

  private static boolean isTensor(Pipe pipe) {
    return switch (pipe) {
      case FP32, FP16, INT8 -> false;
      case TF32_TENSOR, FP16_TENSOR, BF16_TENSOR, INT8_TENSOR, FP8_TENSOR -> true;
    };
  }

  private static int ceil(int value, int unit) {
    return (value + unit - 1) / unit;
  }

  private static int roundUp(int value, int unit) {
    return ceil(value, unit) * unit;
  }
}
