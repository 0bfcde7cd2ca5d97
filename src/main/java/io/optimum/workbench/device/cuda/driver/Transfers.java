package io.optimum.workbench.device.cuda.driver;

/// The copies of an inference's inputs and outputs between pinned host memory and the device.
public interface Transfers extends AutoCloseable {
  /// Enqueues the copy of the inputs, if there are any.
  void enqueueIn(CudaStream stream);

  /// Enqueues the copy of the outputs, if there are any.
  void enqueueOut(CudaStream stream);

  @Override
  void close();
}
