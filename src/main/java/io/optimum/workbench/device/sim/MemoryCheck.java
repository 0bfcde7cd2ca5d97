package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.domain.run.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Device memory: every process has a CUDA context, weights once per engine, and activations and
/// bindings once per execution context (TensorRT Developer Guide, "How TensorRT Works", Memory).
///
/// What does not fit is refused, as `cudaMalloc` would. Fragmentation, and what graphs and lazy
/// loading add, are left out; the size of a CUDA context is our choice ([DeviceMemory]).
final class MemoryCheck {
  private static final double MIB = 1 << 20;
  private final GpuSpec gpu;
  private final boolean oneProcess;
  private final boolean enabled;

  MemoryCheck(GpuSpec gpu, Sharing sharing, boolean enabled) {
    this.gpu = gpu;
    oneProcess = sharing.isOneProcess();
    this.enabled = enabled;
  }

  /// @throws InfeasibleException with the sum, when it is more than there is
  void check(List<Tenant> tenants) {
    List<String> terms = new ArrayList<>();
    long total = contexts(tenants, terms) + activations(tenants, terms) + weights(tenants, terms);
    if (enabled && total > gpu.memoryBytes()) {
      throw new InfeasibleException(
          "This needs %.0f MiB of device memory, and %s has %.0f: %s. Take a smaller batch, fewer streams or fewer engines."
              .formatted(
                  total / MIB, gpu.name(), gpu.memoryBytes() / MIB, String.join(" + ", terms)));
    }
  }

  private long contexts(List<Tenant> tenants, List<String> terms) {
    long bytes = DeviceMemory.CUDA_CONTEXT_BYTES * (oneProcess ? 1 : tenants.size());
    String name = oneProcess ? "CUDA context" : "%d CUDA contexts".formatted(tenants.size());
    terms.add("%s %.0f MiB".formatted(name, bytes / MIB));
    return bytes;
  }

  private static long activations(List<Tenant> tenants, List<String> terms) {
    long total = 0;
    for (Tenant tenant : tenants) {
      EngineProfile profile = tenant.program.profile;
      int contexts = tenant.deployment.streams();
      long bytes = profile.deviceMemoryBytes(contexts) - profile.weightBytes();
      total += bytes;
      terms.add(
          "%d contexts of %s at batch %d %.0f MiB"
              .formatted(contexts, profile.key().engine(), profile.key().batchSize(), bytes / MIB));
    }
    return total;
  }

  private long weights(List<Tenant> tenants, List<String> terms) {
    Map<EngineId, Long> once = new TreeMap<>();
    for (Tenant tenant : tenants) {
      EngineProfile profile = tenant.program.profile;
      once.merge(profile.key().engine(), profile.weightBytes(), oneProcess ? Math::max : Long::sum);
    }
    once.forEach(
        (engine, bytes) -> terms.add("weights of %s %.0f MiB".formatted(engine, bytes / MIB)));
    return once.values().stream().mapToLong(Long::longValue).sum();
  }
}
