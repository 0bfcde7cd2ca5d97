package io.optimum.workbench.device;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.task.Progress;

/// Tries an engine file on a GPU: whether TensorRT takes it, and how long an inference takes alone.
@FunctionalInterface
public interface EngineTrial {
  /// What to try.
  ///
  /// @param gpu a real one, here or at a host
  /// @param inferences how many are timed
  record Request(EngineBinary engine, DeviceAddress gpu, int inferences) {
    public Request {
      Require.positive(inferences, "inferences");
      if (!gpu.isRealGpu()) {
        throw new IllegalArgumentException(
            "%s: engines are tried on a real GPU, such as cuda:0 or ssh://me@gpu-server."
                .formatted(gpu.text()));
      }
    }

    /// As CUDA counts in the process that tries it; of a GPU named by its UUID that process sees no
    /// other.
    public int gpuOrdinal() {
      return gpu instanceof DeviceAddress.Cuda cuda ? cuda.ordinal() : 0;
    }
  }

  /// @throws IllegalArgumentException when nothing could be tried here, with the reason: no GPU, no
  ///   TensorRT of the engine's version
  EngineVerdict attempt(Request request, Progress progress);
}
