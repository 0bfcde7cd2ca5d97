package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.Pipe;

/// One kernel of an engine, as it runs alone on its GPU.
///
/// @param name kernel or tactic name
/// @param layer the layer it belongs to
/// @param soloNanos duration when nothing else runs
/// @param blocks thread blocks of the grid
/// @param threadsPerBlock threads of one block
/// @param registersPerThread 32-bit registers of one thread
/// @param sharedMemoryPerBlockBytes static and dynamic shared memory of one block
/// @param flops floating point (or integer) operations, a multiply-add counts 2
/// @param pipe where they run
/// @param dramBytes bytes read from and written to device memory
/// @param l2Bytes bytes that pass the L2 cache
/// @param workingSetBytes distinct bytes touched
public record KernelProfile(
    String name,
    String layer,
    long soloNanos,
    int blocks,
    int threadsPerBlock,
    int registersPerThread,
    int sharedMemoryPerBlockBytes,
    double flops,
    Pipe pipe,
    double dramBytes,
    double l2Bytes,
    double workingSetBytes) {
  public KernelProfile {
    Require.text(name, "name");
    Require.positive(soloNanos, "soloNanos");
    Require.positive(blocks, "blocks");
    Require.positive(threadsPerBlock, "threadsPerBlock");
    if (threadsPerBlock > 1024) {
      throw new IllegalArgumentException(
          "The threadsPerBlock (%d) of kernel %s must be at most 1024."
              .formatted(threadsPerBlock, name));
    }
    Require.positive(registersPerThread, "registersPerThread");
    Require.notNegative(sharedMemoryPerBlockBytes, "sharedMemoryPerBlockBytes");
    Require.notNegative(flops, "flops");
    Require.notNegative(dramBytes, "dramBytes");
    Require.notNegative(l2Bytes, "l2Bytes");
    Require.notNegative(workingSetBytes, "workingSetBytes");
  }

  /// The same kernel launched in another way.
  public KernelProfile withLaunch(
      int gridBlocks, int blockThreads, int threadRegisters, int blockSharedBytes) {
    return new KernelProfile(
        name,
        layer,
        soloNanos,
        gridBlocks,
        blockThreads,
        threadRegisters,
        blockSharedBytes,
        flops,
        pipe,
        dramBytes,
        l2Bytes,
        workingSetBytes);
  }

  /// The same kernel with more or less work.
  ///
  /// @param flopsRatio by how much its arithmetic grows
  /// @param bytesRatio by how much its traffic grows
  public KernelProfile withWorkTimes(double flopsRatio, double bytesRatio) {
    return new KernelProfile(
        name,
        layer,
        soloNanos,
        blocks,
        threadsPerBlock,
        registersPerThread,
        sharedMemoryPerBlockBytes,
        flops * flopsRatio,
        pipe,
        dramBytes * bytesRatio,
        l2Bytes * bytesRatio,
        workingSetBytes * bytesRatio);
  }

  /// The same kernel with another duration.
  public KernelProfile withSoloNanos(long nanos) {
    return new KernelProfile(
        name,
        layer,
        nanos,
        blocks,
        threadsPerBlock,
        registersPerThread,
        sharedMemoryPerBlockBytes,
        flops,
        pipe,
        dramBytes,
        l2Bytes,
        workingSetBytes);
  }
}
