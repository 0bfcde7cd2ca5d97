package io.optimum.workbench.device.cuda;

import io.optimum.workbench.domain.gpu.SmLimits;

/// A GPU as its driver describes it (CUDA Driver API, `CUdevice_attribute`).
///
/// @param ordinal as CUDA counts, from 0
/// @param name as the driver gives it
/// @param uuid `GPU-…`, or `MIG-…`; empty where the driver gives none
/// @param computeCapability major.minor
/// @param smCount streaming multiprocessors
/// @param clockHertz highest SM clock
/// @param memoryClockHertz highest memory clock
/// @param memoryBusBits width of the memory interface
/// @param l2Bytes capacity of the L2 cache
/// @param memoryBytes device memory
/// @param copyEngines asynchronous copy engines
/// @param sm limits of one SM
public record CudaGpuInfo(
    int ordinal,
    String name,
    String uuid,
    String computeCapability,
    int smCount,
    double clockHertz,
    double memoryClockHertz,
    int memoryBusBits,
    long l2Bytes,
    long memoryBytes,
    int copyEngines,
    SmLimits sm) {
  private static final double GIB = 1L << 30;

  /// What it is, for people.
  public String description() {
    return "%s (compute capability %s, %d SMs, %.1f GiB)"
        .formatted(name, computeCapability, smCount, memoryBytes / GIB);
  }

  @Override
  public String toString() {
    return "%d: %s".formatted(ordinal, description());
  }
}
