package io.optimum.workbench.device.cuda.driver;

/// Compiled kernels.
public interface CudaModule extends AutoCloseable {
  /// @throws io.optimum.workbench.device.cuda.CudaException when it has no such kernel
  CudaKernel kernel(String name);

  @Override
  void close();
}
