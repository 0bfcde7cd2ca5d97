package io.optimum.workbench.device.cuda;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.domain.engine.EngineProfile;
import org.jspecify.annotations.Nullable;

/// Makes the executables of a run. What the contexts of one engine share (weights, modules) it
/// opens once and keeps until it is closed.
public interface ExecutableSource extends AutoCloseable {
  /// Opens one more execution context. Called on the thread that will enqueue, with the CUDA
  /// context of its stream current; several threads may call at a time.
  ///
  /// @param profile engine, batch size and kernels
  /// @param engine the serialised engine, checked against its SHA-256 already; null when there is
  ///   none
  /// @throws IllegalArgumentException when this source cannot run it, with the reason: no engine
  ///   file, one of another GPU or TensorRT version
  /// @throws CudaException when the driver refuses; out of memory among it
  Executable open(EngineProfile profile, @Nullable EngineBinary engine);

  /// Makes an engine ready before a run, on a GPU that does nothing else: reads it, measures what
  /// it must. Called on the thread that calls the run, before any [#open] of the run; does nothing
  /// the second time.
  ///
  /// @throws IllegalArgumentException as [#open]
  default void prepare(EngineProfile profile, @Nullable EngineBinary engine) {}

  /// What runs, with versions, for the device's name: `TensorRT 8.6.1`, `re-enacted kernels 1`.
  String version();

  @Override
  void close();
}
