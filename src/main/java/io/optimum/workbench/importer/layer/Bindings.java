package io.optimum.workbench.importer.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Inputs and outputs of an engine: the tensors that its bindings name, or, where the file has no
/// bindings, those that only enter or only leave.
public record Bindings(List<Tensor> inputs, List<Tensor> outputs) {
  public Bindings {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public static Bindings of(LayerInfo info) {
    Map<String, Tensor> read = new LinkedHashMap<>();
    Map<String, Tensor> written = new LinkedHashMap<>();
    for (Layer layer : info.layers()) {
      layer.inputs().forEach(tensor -> read.putIfAbsent(tensor.name(), tensor));
      layer.outputs().forEach(tensor -> written.putIfAbsent(tensor.name(), tensor));
    }
    Set<String> named = new HashSet<>(info.bindings());
    List<Tensor> inputs = new ArrayList<>();
    List<Tensor> outputs = new ArrayList<>();
    read.forEach((name, tensor) -> {
      if (!written.containsKey(name) && (named.isEmpty() || named.contains(name))) {
        inputs.add(tensor);
      }
    });
    written.forEach((name, tensor) -> {
      if (named.isEmpty() ? !read.containsKey(name) : named.contains(name)) {
        outputs.add(tensor);
      }
    });
    return new Bindings(inputs, outputs);
  }

  /// First dimension of the first input with more than one; 0 = there is none.
  public long batchSize() {
    return inputs.stream()
        .filter(tensor -> tensor.dimensions().size() > 1)
        .mapToLong(tensor -> tensor.dimensions().getFirst())
        .findFirst()
        .orElse(0);
  }

  public Set<String> names() {
    Set<String> names = new HashSet<>();
    inputs.forEach(tensor -> names.add(tensor.name()));
    outputs.forEach(tensor -> names.add(tensor.name()));
    return names;
  }

  public static long bytes(List<Tensor> tensors) {
    return Math.round(tensors.stream().mapToDouble(Tensor::linearBytes).sum());
  }
}
