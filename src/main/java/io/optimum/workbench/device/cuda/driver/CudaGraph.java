package io.optimum.workbench.device.cuda.driver;

/// Recorded work that is launched as one.
public interface CudaGraph extends AutoCloseable {
  @Override
  void close();
}
