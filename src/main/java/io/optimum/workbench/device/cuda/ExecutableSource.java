package io.optimum.workbench.device.cuda;

import io.optimum.workbench.domain.EngineProfile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Makes the executables of a run. What the contexts of one engine share (weights, modules) it
/// opens once and keeps until it is closed.
public interface ExecutableSource extends AutoCloseable {
  /// Opens one more execution context. Called on the thread that will enqueue, with the CUDA
  /// context of its stream current; several threads may call at a time.
  ///
  /// @param profile engine, batch size and kernels
  /// @param engineFile the serialised engine, checked against its SHA-256 already; null when there
  ///   is none
  /// @throws IllegalArgumentException when this source cannot run it, with the reason: no engine
  ///   file, one of another GPU or TensorRT version
  /// @throws CudaException when the driver refuses; out of memory among it
  Executable open(EngineProfile profile, @Nullable Path engineFile);

  /// What runs, with versions, for the device's name: `TensorRT 8.6.1`, `re-enacted kernels 1`.
  String version();

  @Override
  void close();
}
