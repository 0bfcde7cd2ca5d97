package io.optimum.workbench.device;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.task.Progress;

/// Tries an engine file on a GPU of this machine: whether TensorRT takes it, and how long an
/// inference takes alone.
@FunctionalInterface
public interface EngineTrial {
  /// What to try.
  ///
  /// @param gpuOrdinal on which GPU, as CUDA counts
  /// @param inferences how many are timed
  record Request(EngineBinary engine, int gpuOrdinal, int inferences) {
    public Request {
      Require.notNegative(gpuOrdinal, "gpuOrdinal");
      Require.positive(inferences, "inferences");
    }
  }

  /// @throws IllegalArgumentException when nothing could be tried here, with the reason: no GPU, no
  ///   TensorRT of the engine's version
  EngineVerdict attempt(Request request, Progress progress);
}
