package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineId;

/// An engine with its runtime settings.
///
/// @param engine which engine
/// @param batchSize inputs per inference
/// @param streams concurrent execution contexts, each on its own stream
/// @param priority priority of those streams
/// @param smShareFraction share of the SMs it may use, above 0 to 1 (green contexts and MPS)
/// @param pacing limit on inference starts
/// @param cudaGraph whether an inference is launched as one graph
public record Deployment(
    EngineId engine,
    int batchSize,
    int streams,
    StreamPriority priority,
    double smShareFraction,
    Pacing pacing,
    boolean cudaGraph) {
  public Deployment {
    Require.positive(batchSize, "batchSize");
    Require.positive(streams, "streams");
    Require.positive(Require.fraction(smShareFraction, "smShareFraction"), "smShareFraction");
  }

  /// One stream of normal priority, no graph, no pacing, the whole GPU.
  public static Deployment of(EngineId engine, int batchSize) {
    return new Deployment(
        engine, batchSize, 1, StreamPriority.NORMAL, 1, Pacing.unlimited(), false);
  }

  public Deployment withBatchSize(int value) {
    return new Deployment(engine, value, streams, priority, smShareFraction, pacing, cudaGraph);
  }

  public Deployment withStreams(int value) {
    return new Deployment(engine, batchSize, value, priority, smShareFraction, pacing, cudaGraph);
  }

  public Deployment withPriority(StreamPriority value) {
    return new Deployment(engine, batchSize, streams, value, smShareFraction, pacing, cudaGraph);
  }

  public Deployment withPacing(Pacing value) {
    return new Deployment(engine, batchSize, streams, priority, smShareFraction, value, cudaGraph);
  }

  /// The same without a limit on inference starts.
  public Deployment unpaced() {
    return isPaced() ? withPacing(Pacing.unlimited()) : this;
  }

  public boolean isPaced() {
    return !(pacing instanceof Pacing.Unlimited);
  }

  public Deployment withSmShareFraction(double value) {
    return new Deployment(engine, batchSize, streams, priority, value, pacing, cudaGraph);
  }

  public Deployment withCudaGraph(boolean value) {
    return new Deployment(engine, batchSize, streams, priority, smShareFraction, pacing, value);
  }
}
