package io.optimum.workbench.device.cuda.driver;

/// One kernel of a module.
public interface CudaKernel {
  /// A launch that can be enqueued any number of times.
  ///
  /// @param arguments 64-bit integers, all of them
  PreparedLaunch prepare(LaunchShape shape, long... arguments);

  /// A launch ready to go.
  interface PreparedLaunch {
    /// @param stream a `CUstream` of this driver
    void enqueue(long stream);
  }
}
