package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.DeviceMemory;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Adds up what a run occupies: the CUDA context, the weights once per engine, activations and
/// bindings once per context.
final class MemoryCheck {
  private static final long CUDA_CONTEXT_BYTES = DeviceMemory.CUDA_CONTEXT_BYTES;

  private static final double MIB = 1 << 20;

  private final GpuSpec gpu;

  MemoryCheck(GpuSpec gpu) {
    this.gpu = gpu;
  }

  /// @throws IllegalArgumentException with the sum, when it is more than there is
  void check(List<Tenant> tenants) {
    Map<EngineId, Long> weights = new TreeMap<>();
    List<String> terms = new ArrayList<>();
    terms.add("CUDA context %.0f MiB".formatted(CUDA_CONTEXT_BYTES / MIB));
    long total = CUDA_CONTEXT_BYTES;
    for (Tenant tenant : tenants) {
      EngineProfile profile = tenant.program.profile;
      weights.merge(profile.key().engine(), profile.weightBytes(), Math::max);
      int contexts = tenant.deployment.streams();
      long bytes = profile.deviceMemoryBytes(contexts) - profile.weightBytes();
      total += bytes;
      terms.add(
          "%d contexts of %s at batch %d %.0f MiB"
              .formatted(contexts, profile.key().engine(), profile.key().batchSize(), bytes / MIB));
    }
    for (Map.Entry<EngineId, Long> each : weights.entrySet()) {
      total += each.getValue();
      terms.add("weights of %s %.0f MiB".formatted(each.getKey(), each.getValue() / MIB));
    }
    if (total > gpu.memoryBytes()) {
      throw new IllegalArgumentException(
          "This needs %.0f MiB of device memory, and %s has %.0f: %s. Take a smaller batch, fewer streams or fewer engines."
              .formatted(
                  total / MIB, gpu.name(), gpu.memoryBytes() / MIB, String.join(" + ", terms)));
    }
  }
}
