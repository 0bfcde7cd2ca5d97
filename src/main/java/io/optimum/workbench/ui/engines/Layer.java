package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A layer of an engine: what its kernels do together.
///
/// @param name of the layer
/// @param type what kind of work it does
/// @param kernels in stream order
/// @param timeFraction its share of the time of all kernels
record Layer(String name, LayerType type, List<KernelProfile> kernels, double timeFraction) {
  Layer {
    kernels = List.copyOf(kernels);
  }

  /// The layers of a profile, in the order of their first kernels.
  static List<Layer> of(EngineProfile profile) {
    Map<String, List<KernelProfile>> byName = new LinkedHashMap<>();
    profile
        .kernels()
        .forEach(each ->
            byName
                .computeIfAbsent(
                    each.layer().isBlank() ? each.name() : each.layer(), _ -> new ArrayList<>())
                .add(each));
    double all = profile.kernelNanos();
    return byName.entrySet().stream()
        .map(each -> layer(each.getKey(), each.getValue(), all))
        .toList();
  }

  private static Layer layer(String name, List<KernelProfile> kernels, double allNanos) {
    long own = kernels.stream().mapToLong(KernelProfile::soloNanos).sum();
    return new Layer(name, LayerType.of(name, kernels.getFirst().name()), kernels, own / allNanos);
  }

  long soloNanos() {
    return kernels.stream().mapToLong(KernelProfile::soloNanos).sum();
  }

  double flops() {
    return kernels.stream().mapToDouble(KernelProfile::flops).sum();
  }

  double dramBytes() {
    return kernels.stream().mapToDouble(KernelProfile::dramBytes).sum();
  }
}
