package io.optimum.workbench.importer.layer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Bytes of tensors that must exist at the same time.
///
/// Walks the layers once: a tensor lives from the layer that writes it to the last one that reads
/// it; inputs and outputs of the engine are counted elsewhere. A lower bound of what TensorRT
/// reserves, which adds workspace and alignment.
public final class ActivationMemory {
  private final Map<String, Integer> lastUse = new HashMap<>();
  private final Map<String, Double> live = new HashMap<>();
  private final Set<String> bindings;

  private ActivationMemory(Set<String> bindings) {
    this.bindings = bindings;
  }

  public static long peakBytes(LayerInfo info, Set<String> bindings) {
    return new ActivationMemory(new HashSet<>(bindings)).peak(info);
  }

  private long peak(LayerInfo info) {
    for (int i = 0; i < info.layers().size(); i++) {
      for (Tensor input : info.layers().get(i).inputs()) {
        lastUse.put(input.name(), i);
      }
    }
    double bytes = 0;
    double peak = 0;
    for (int i = 0; i < info.layers().size(); i++) {
      Layer layer = info.layers().get(i);
      bytes += layer.kind() == LayerKind.NONE ? alias(layer) : written(layer);
      peak = Math.max(peak, bytes);
      for (Tensor input : layer.inputs()) {
        boolean dead = lastUse.getOrDefault(input.name(), i) == i;
        bytes -= dead ? freed(input) : 0;
      }
    }
    return Math.round(peak);
  }

  private double written(Layer layer) {
    double bytes = 0;
    for (Tensor output : layer.outputs()) {
      if (!bindings.contains(output.name())
          && live.putIfAbsent(output.name(), output.bytes()) == null) {
        bytes += output.bytes();
      }
    }
    return bytes;
  }

  /// The output of a layer that launches nothing is the memory of its input under another name:
  /// what the input frees, the output takes over.
  private double alias(Layer layer) {
    double before = 0;
    for (Tensor input : layer.inputs()) {
      before += freed(input);
    }
    if (!layer.outputs().isEmpty() && !bindings.contains(layer.outputs().getFirst().name())) {
      live.merge(layer.outputs().getFirst().name(), before, Double::sum);
      return 0;
    }
    return -before;
  }

  private double freed(Tensor tensor) {
    Double bytes = live.remove(tensor.name());
    return bytes == null ? 0 : bytes;
  }
}
