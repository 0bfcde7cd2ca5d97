package io.optimum.workbench.importer.onnx;

import io.optimum.workbench.importer.onnx.OnnxGraph.Input;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Attribute;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Shapes of all tensors of a network, from those of its inputs onwards. Shapes that are computed
/// inside the network (`Shape`, `Gather`, `Concat`, `Reshape`) are followed by their numbers.
final class ShapeInference {
  private static final int RANK = 16;
  private static final double ELEMENTS = 1e12;

  private final OnnxGraph graph;
  private final Map<String, OnnxValue> values;
  private final SortedMap<String, Integer> unknown = new TreeMap<>();

  /// @param inputs shape of each input, in order
  ShapeInference(OnnxGraph graph, List<long[]> inputs) {
    this.graph = graph;
    values = new HashMap<>(graph.constants());
    for (int i = 0; i < inputs.size(); i++) {
      values.put(graph.inputs().get(i).name(), OnnxValue.of(inputs.get(i)));
    }
  }

  /// Goes through all operators.
  void run() {
    graph.nodes().forEach(this::infer);
  }

  /// An operator with the tensors it reads; one that is not known has no dimensions.
  OnnxNode resolved(Node node) {
    return new OnnxNode(node, node.getInputList().stream().map(this::value).toList());
  }

  OnnxValue value(String name) {
    return values.getOrDefault(name, OnnxValue.constant(new long[0], null));
  }

  /// Operators whose result's shape had to be assumed, with how many there are.
  SortedMap<String, Integer> unknown() {
    return unknown;
  }

  private void infer(Node node) {
    OnnxNode resolved = resolved(node);
    boolean constant =
        !node.getInputList().isEmpty() && resolved.inputs().stream().allMatch(OnnxValue::constant);
    Optional<OnnxValue> folded = ConstantRules.of(resolved);
    if (folded.isPresent()) {
      put(node.getOutput(0), folded.get());
    } else if (node.getOpType().equals("Split")) {
      split(resolved);
    } else if (node.getOpType().equals("Constant")) {
      put(first(node), constant(resolved));
    } else {
      long[] dims = ShapeRules.of(resolved).orElseGet(() -> hinted(node, resolved));
      for (String output : node.getOutputList()) {
        put(output, new OnnxValue(dims, constant || node.getOpType().equals("Shape"), null));
      }
    }
  }

  private static String first(Node node) {
    return node.getOutputCount() == 0 ? "" : node.getOutput(0);
  }

  private static OnnxValue constant(OnnxNode node) {
    return node.find("value")
        .filter(Attribute::hasT)
        .map(each -> OnnxTensors.value(each.getT()))
        .or(() ->
            node.find("value_int")
                .map(each -> OnnxValue.constant(new long[0], new long[] {each.getI()})))
        .orElseGet(() -> {
          long[] list = node.numbers("value_ints");
          return list.length > 0 ? OnnxValue.list(list) : OnnxValue.constant(new long[0], null);
        });
  }

  private void split(OnnxNode node) {
    OnnxValue x = node.input(0);
    int axis = ShapeRules.axis(node, x.rank(), 0);
    int parts = node.node().getOutputCount();
    long[] sizes = node.numbers("split", 1).orElse(new long[0]);
    for (int i = 0; i < parts; i++) {
      long[] dims = x.dims().clone();
      if (axis < dims.length) {
        dims[axis] = Math.max(0, Windows.at(sizes, i, (dims[axis] + parts - 1) / parts));
      }
      put(node.node().getOutput(i), new OnnxValue(dims, x.constant(), null));
    }
  }

  /// By the file's own hint; else taken to be its first input's, and said so.
  private long[] hinted(Node node, OnnxNode resolved) {
    long[] hint = graph.hints().get(first(node));
    if (hint != null && Arrays.stream(hint).allMatch(size -> size > 0)) {
      return hint;
    }
    unknown.merge(node.getOpType(), 1, Integer::sum);
    return resolved.input(0).dims();
  }

  private void put(String name, OnnxValue value) {
    boolean sane =
        value.rank() <= RANK
            && value.elements() <= ELEMENTS
            && Arrays.stream(value.dims()).allMatch(size -> size >= 0);
    if (!name.isEmpty()) {
      values.put(name, sane ? value : OnnxValue.constant(new long[0], null));
    }
  }

  /// Names of dynamic dimensions that no size was given for.
  static List<String> missing(List<Input> inputs, Map<String, Integer> sizes) {
    List<String> missing = new ArrayList<>();
    inputs.forEach(input -> {
      for (int i = 1; i < input.dimensions().size(); i++) {
        var dimension = input.dimensions().get(i);
        if (dimension.size() < 0
            && !sizes.containsKey(dimension.name())
            && !missing.contains(dimension.name())) {
          missing.add(dimension.name());
        }
      }
    });
    return missing;
  }
}
