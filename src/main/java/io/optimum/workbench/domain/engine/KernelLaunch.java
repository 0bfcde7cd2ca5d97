package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.Require;

/// How a kernel was launched, as a device was seen to do it.
public sealed interface KernelLaunch {
  /// Nobody saw it.
  record NotObserved() implements KernelLaunch {}

  /// What a tracer saw.
  ///
  /// @param grid blocks of the grid
  /// @param block threads of a block
  /// @param registersPerThread 32-bit registers of one thread
  /// @param staticSharedBytes shared memory of one block that the kernel declares
  /// @param dynamicSharedBytes shared memory of one block that the launch asks for
  record Observed(
      Extent grid,
      Extent block,
      int registersPerThread,
      int staticSharedBytes,
      int dynamicSharedBytes)
      implements KernelLaunch {
    public Observed {
      Require.notNegative(registersPerThread, "registersPerThread");
      Require.notNegative(staticSharedBytes, "staticSharedBytes");
      Require.notNegative(dynamicSharedBytes, "dynamicSharedBytes");
    }

    /// Shared memory of one block.
    public long sharedBytes() {
      return (long) staticSharedBytes + dynamicSharedBytes;
    }
  }

  /// A size in three dimensions.
  record Extent(int x, int y, int z) {
    public Extent {
      Require.positive(x, "x");
      Require.positive(y, "y");
      Require.positive(z, "z");
    }

    public long count() {
      return (long) x * y * z;
    }
  }
}
