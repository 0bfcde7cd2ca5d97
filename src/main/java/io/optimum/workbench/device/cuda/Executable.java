package io.optimum.workbench.device.cuda;

import java.util.Optional;

/// One execution context of an engine at one batch size: it can enqueue an inference on a CUDA
/// stream.
///
/// It belongs to the thread and the CUDA context on which it was opened; both are those that
/// enqueue. Buffers are its own, so the data of an inference are always the same and its outputs
/// must be too, whoever runs beside it.
public interface Executable extends AutoCloseable {
  /// Enqueues one inference and returns without waiting for it. Must be capturable into a CUDA
  /// graph after it was called once: no allocation, no synchronisation, no other stream.
  ///
  /// @param stream a `CUstream` (the same as a `cudaStream_t`) of the current CUDA context
  /// @throws CudaException when the driver or the engine refuses
  void enqueue(long stream);

  /// Device memory it holds: weights if they are its own, activations, workspace, inputs and
  /// outputs, in bytes.
  long deviceMemoryBytes();

  /// The numbers that the last inference computed, one output after the other; empty where it
  /// computes none. Sharing a GPU must not change them. Waits for the stream; never called while
  /// times are taken.
  default Optional<double[]> outputs() {
    return Optional.empty();
  }

  @Override
  void close();
}
