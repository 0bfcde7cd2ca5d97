package io.optimum.workbench.service;

/// When a deployment starts an inference on the requests that wait. An inference always takes as
/// long as a full batch: TensorRT engines of a fixed shape are padded.
public enum BatchingPolicy {
  /// As soon as a stream is free, with what is there: Triton's dynamic batching without a queue
  /// delay (Triton User Guide, "Dynamic Batcher").
  AT_ONCE,
  /// Only when the batch is full.
  WHEN_FULL
}
