package io.optimum.workbench.device.cuda.tensorrt;

/// An execution context of TensorRT's as an engine of the host, at the smallest batch size.
final class ContextEngine implements HostEngine {
  private static final long SEED = 42;
  private static final long DEFAULT_STREAM = 0;

  private final String version;
  private final int batchSize;
  private final TensorRt.Engine engine;
  private final TensorRt.Context context;

  /// @param engine closed with this
  ContextEngine(TensorRt library, TensorRt.Engine engine) {
    version = library.version();
    batchSize = engine.smallestBatch();
    this.engine = engine;
    context = engine.context(batchSize, SEED);
  }

  @Override
  public String runner() {
    return "TensorRT " + version;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public String timed() {
    return "From the enqueue to the end on the GPU; inputs and outputs stay in its memory.";
  }

  @Override
  public void infer() {
    context.enqueue(DEFAULT_STREAM);
    context.await();
  }

  @Override
  public void close() {
    try (engine) {
      context.close();
    }
  }
}
