package io.optimum.workbench.device.cuda.driver;

import io.optimum.workbench.domain.Require;

/// How a kernel is launched, in one dimension.
///
/// @param blocks of the grid
/// @param threadsPerBlock at most 1024
/// @param dynamicSharedBytes dynamic shared memory of one block
public record LaunchShape(int blocks, int threadsPerBlock, int dynamicSharedBytes) {
  public LaunchShape {
    Require.positive(blocks, "blocks");
    Require.positive(threadsPerBlock, "threadsPerBlock");
    Require.notNegative(dynamicSharedBytes, "dynamicSharedBytes");
  }

  @Override
  public String toString() {
    return "%d blocks of %d threads, %d bytes of shared memory each"
        .formatted(blocks, threadsPerBlock, dynamicSharedBytes);
  }
}
