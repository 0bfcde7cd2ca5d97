package io.optimum.workbench.device.cuda.nvml;

/// A MIG slice: a part of a board that is a GPU of its own, with its own memory and SMs.
///
/// @param uuid `MIG-…`
/// @param name as NVML gives it, for example `NVIDIA H200 MIG 1g.18gb`
/// @param smCount streaming multiprocessors of the slice
/// @param memoryBytes device memory of the slice
public record BoardSlice(String uuid, String name, int smCount, long memoryBytes) {
  private static final double GIB = 1L << 30;

  @Override
  public String toString() {
    return "%s (%d SMs, %.1f GiB)".formatted(name, smCount, memoryBytes / GIB);
  }
}
