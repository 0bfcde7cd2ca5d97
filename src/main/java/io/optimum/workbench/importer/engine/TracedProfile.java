package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.kernel.KernelCounters;
import io.optimum.workbench.importer.kernel.ObservedKernel;
import io.optimum.workbench.importer.kernel.WorkEstimate;
import io.optimum.workbench.importer.layer.Layer;
import io.optimum.workbench.importer.layer.LayerInfo;
import io.optimum.workbench.importer.ncu.CounterMatch;
import io.optimum.workbench.importer.ncu.NcuReport;
import io.optimum.workbench.importer.nsys.TracedEngine;
import io.optimum.workbench.importer.source.ProfileFormat;
import io.optimum.workbench.importer.trtexec.SoloTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The profile of an engine whose kernels were traced: times and launches as seen; arithmetic and
/// traffic from counters or layers where the engine's other files have them, else assumed.
final class TracedProfile {
  private final WorkEstimate estimate;
  private final GpuSpec gpu;
  private final EngineParts parts;
  private final Map<String, Layer> layers = new HashMap<>();
  private final CounterMatch counted;
  private int assumed;

  TracedProfile(GpuSpec gpu, EngineParts parts) {
    this.gpu = gpu;
    this.parts = parts;
    estimate = new WorkEstimate(gpu);
    counted = new CounterMatch(parts.counters().map(NcuReport::kernels).orElse(List.of()));
    parts
        .layerInfo()
        .map(LayerInfo::layers)
        .orElse(List.of())
        .forEach(layer -> layers.putIfAbsent(layer.name(), layer));
  }

  /// @param derived what layers and their times gave, for memory and measured latency
  EngineProfile build(
      EngineId id, int batchSize, TracedEngine traced, Optional<EngineProfile> derived) {
    List<KernelProfile> kernels = kernels(traced.kernels());
    return new EngineProfile(
        new ProfileKey(id, gpu.id(), batchSize),
        ProfileOrigin.TRACED,
        latency(traced, derived),
        traced.graph() ? 0 : traced.enqueueNanos(),
        derived.map(EngineProfile::weightBytes).orElseGet(this::planBytes),
        derived.map(EngineProfile::activationBytes).orElse(0L),
        derived.map(EngineProfile::inputBytes).orElse(traced.inputBytes()),
        derived.map(EngineProfile::outputBytes).orElse(traced.outputBytes()),
        kernels,
        source(traced, derived.isPresent()));
  }

  private List<KernelProfile> kernels(List<ObservedKernel> observed) {
    Map<String, Long> layerNanos = new HashMap<>();
    observed.forEach(kernel -> layerNanos.merge(kernel.layer(), kernel.nanos(), Long::sum));
    List<KernelProfile> kernels = new ArrayList<>();
    for (ObservedKernel kernel : observed) {
      Layer layer = layers.get(kernel.layer());
      Optional<KernelCounters> counters = counted.next(kernel.name(), kernel.launch().blocks());
      if (counters.isPresent()) {
        kernels.add(estimate.counted(kernel, counters.get()));
      } else if (layer == null) {
        assumed++;
        kernels.add(estimate.assumed(kernel));
      } else {
        double share = (double) kernel.nanos() / layerNanos.getOrDefault(kernel.layer(), 1L);
        kernels.add(estimate.ofLayer(kernel, layer, share));
      }
    }
    return kernels;
  }

  private SoloLatency latency(TracedEngine traced, Optional<EngineProfile> derived) {
    Optional<SoloLatency> measured =
        derived.map(EngineProfile::soloLatency).filter(SoloLatency.Measured.class::isInstance);
    if (measured.isPresent()) {
      return measured.get();
    }
    if (parts.requestTimes().isPresent()) {
      return SoloTimes.of(parts).latency();
    }
    return traced.latencyNanos() > 0
        ? new SoloLatency.Measured(traced.latencyNanos(), traced.aloneCount())
        : new SoloLatency.NotMeasured(
            "The trace shows the engine only beside other streams; the latency is the sum of its"
                + " kernels there.");
  }

  /// A plan is mostly weights.
  private long planBytes() {
    return parts.plan().map(EngineFile::sizeBytes).orElse(0L);
  }

  private String source(TracedEngine traced, boolean withLayers) {
    StringBuilder text = new StringBuilder("Traced with Nsight Systems");
    String version = parts.trace().orElseThrow().version();
    text.append(version.isBlank() ? "" : " " + version);
    text.append(" (")
        .append(Path.of(parts.notes(ProfileFormat.NSYS_TRACE).path()).getFileName())
        .append("): medians of ")
        .append(traced.latencyNanos() > 0 ? traced.aloneCount() : traced.inferences())
        .append(traced.latencyNanos() > 0 ? " inferences alone." : " inferences beside others.");
    if (traced.graph()) {
      text.append(" Launched as CUDA graphs.");
    }
    if (assumed > 0) {
      text.append(
          " Arithmetic and traffic of %d of %d kernels are assumed: no Nsight Compute counters."
              .formatted(assumed, traced.kernels().size()));
    }
    if (!withLayers) {
      text.append(
          parts.plan().isPresent()
              ? " Weights are taken as large as the plan; activations are not known."
              : " Memory of weights and activations is not known and counted as 0.");
    }
    return text.toString();
  }
}
