package io.optimum.workbench.device.cuda.driver;

/// A stream: what is enqueued on it runs in order.
public interface CudaStream extends AutoCloseable {
  /// The `CUstream`, for libraries that enqueue by themselves.
  long handle();

  /// Enqueues the taking of a time.
  void record(CudaEvent event);

  /// Makes a graph of what is enqueued meanwhile; nothing of it runs.
  CudaGraph capture(Runnable enqueue);

  /// Enqueues a whole graph.
  void launch(CudaGraph graph);

  /// Waits until everything on it has ended.
  void synchronize();

  @Override
  void close();
}
