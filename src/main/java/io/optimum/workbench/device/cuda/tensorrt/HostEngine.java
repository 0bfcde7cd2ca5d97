package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.EngineBinary;

/// An engine that runs one inference after the other, called from the host.
public interface HostEngine extends AutoCloseable {
  /// Opens one.
  @FunctionalInterface
  interface Opener {
    /// @throws IllegalArgumentException when the engine is refused, with the reason
    HostEngine open(EngineBinary engine, int gpuOrdinal);
  }

  /// What runs it, with versions.
  String runner();

  int batchSize();

  /// What lies between the start and the end of an inference, in a sentence.
  String timed();

  /// Runs one, and returns when its outputs are there.
  void infer();

  @Override
  void close();
}
