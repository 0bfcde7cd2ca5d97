package io.optimum.workbench.device.cuda.driver;

/// A moment on a stream.
public interface CudaEvent extends AutoCloseable {
  /// Whether the stream has reached it.
  boolean isDone();

  /// Device time from another event to this one, both done. Resolution about 0.5 µs (CUDA Driver
  /// API, `cuEventElapsedTime`).
  double nanosSince(CudaEvent start);

  @Override
  void close();
}
