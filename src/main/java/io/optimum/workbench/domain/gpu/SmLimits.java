package io.optimum.workbench.domain.gpu;

import io.optimum.workbench.domain.Require;

/// What can be resident on one streaming multiprocessor at a time (CUDA C Programming Guide, table
/// "Technical Specifications per Compute Capability").
///
/// @param threads resident threads
/// @param blocks resident thread blocks
/// @param registers 32-bit registers
/// @param sharedMemoryBytes shared memory that blocks can use together
public record SmLimits(int threads, int blocks, int registers, int sharedMemoryBytes) {
  public SmLimits {
    Require.positive(threads, "threads");
    Require.positive(blocks, "blocks");
    Require.positive(registers, "registers");
    Require.positive(sharedMemoryBytes, "sharedMemoryBytes");
  }
}
