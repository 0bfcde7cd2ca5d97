package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;

/// Device memory that a combination needs: the CUDA context once, each engine's weights once, and
/// activations and input and output buffers once per stream.
public final class DeviceMemory {
  /// What a CUDA context with cuDNN and cuBLAS kernels takes: 300 to 600 MB are seen on GPUs of
  /// compute capability 7.x to 9.0, depending on driver and lazy loading. Our choice, within that.
  public static final long CUDA_CONTEXT_BYTES = 512L << 20;

  private DeviceMemory() {}

  /// Bytes needed by deployments of one process.
  ///
  /// @param deployments what runs
  /// @param profiles one per deployment, in the same order
  public static long requiredBytes(List<Deployment> deployments, List<EngineProfile> profiles) {
    long bytes = CUDA_CONTEXT_BYTES;
    for (int i = 0; i < deployments.size(); i++) {
      bytes += profiles.get(i).deviceMemoryBytes(deployments.get(i).streams());
    }
    return bytes;
  }

  /// Bytes that may be used when a share of the memory is kept free.
  public static long limitBytes(GpuSpec gpu, double headroomFraction) {
    return (long) (gpu.memoryBytes() * (1 - headroomFraction));
  }
}
