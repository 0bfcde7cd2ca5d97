package io.optimum.workbench.importer.onnx;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Layer;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.Operator;
import io.optimum.workbench.network.graph.Tensor;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a network of ONNX down as layers, for one input of the batch.
///
/// Operators on constants alone vanish, as TensorRT folds them. Images keep their channels, height
/// and width; sequences have features as channels and positions as height; everything else is as
/// many elements in a shape that suits its reader. Where a reader wants another shape than the
/// writer gave, a view stands between them, which costs nothing.
final class NetworkWriter {
  private final OnnxGraph graph;
  private final ShapeInference shapes;
  private final double batch;
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final Set<Tensor> read = new LinkedHashSet<>();
  private final OperatorChoice choice = new OperatorChoice();
  private int made;

  /// @param batch size of the batch in the inferred shapes
  NetworkWriter(OnnxGraph graph, ShapeInference shapes, long batch) {
    this.graph = graph;
    this.shapes = shapes;
    this.batch = Math.max(1, batch);
  }

  /// @throws IllegalArgumentException where nothing is left to compute
  Network write() {
    for (OnnxGraph.Input input : graph.inputs()) {
      Tensor tensor = tensor(shapes.value(input.name()));
      tensors.put(input.name(), tensor);
      inputs.add(tensor);
    }
    graph.nodes().forEach(this::node);
    List<Tensor> outputs = new ArrayList<>();
    for (String name : graph.outputs()) {
      Tensor output = tensors.get(name);
      if (output != null && !outputs.contains(output)) {
        outputs.add(output);
      }
    }
    if (outputs.isEmpty()) {
      layers.stream().map(Layer::output).filter(each -> !read.contains(each)).forEach(outputs::add);
    }
    return new Network(inputs, layers, outputs);
  }

  private void node(Node node) {
    OnnxNode resolved = shapes.resolved(node);
    List<String> fed =
        node.getInputList().stream()
            .filter(name -> tensors.containsKey(name) && !shapes.value(name).constant())
            .toList();
    if (fed.isEmpty() || node.getOutputCount() == 0) {
      return;
    }
    for (String output : node.getOutputList().subList(0, outputs(node))) {
      OnnxValue value = shapes.value(output);
      if (!value.constant() && !output.isEmpty()) {
        Tensor to = tensor(value);
        layer(resolved, fed, to);
        tensors.put(output, to);
      }
    }
  }

  /// Only a split gives several tensors that count; others' further outputs are masks and indexes.
  private static int outputs(Node node) {
    return node.getOpType().equals("Split") ? node.getOutputCount() : 1;
  }

  private void layer(OnnxNode node, List<String> fed, Tensor to) {
    List<Tensor> from = new ArrayList<>();
    for (String name : fed) {
      from.add(tensors.getOrDefault(name, to));
    }
    Operator operator = choice.of(node, fed, batch);
    if (OperatorChoice.wantsImage(operator)) {
      from.set(0, viewed(from.getFirst(), imageOf(node, operator, from.getFirst())));
    }
    List<Tensor> reads = operator instanceof Operator.View ? from.subList(0, 1) : from;
    reads = onlyTwo(operator, reads);
    String name = node.node().getName().isBlank() ? node.type() : node.node().getName();
    read.addAll(reads);
    layers.add(new Layer(name + "#" + layers.size(), operator, reads, to));
  }

  private static List<Tensor> onlyTwo(Operator operator, List<Tensor> reads) {
    boolean one =
        OperatorChoice.wantsImage(operator)
            || operator instanceof Operator.Activation
            || operator instanceof Operator.Normalisation
            || operator instanceof Operator.Softmax
            || operator instanceof Operator.Pooling;
    return one ? reads.subList(0, 1) : reads;
  }

  private Tensor imageOf(OnnxNode node, Operator operator, Tensor given) {
    OnnxValue x = node.input(0);
    if (node.type().startsWith("Conv")) {
      long positions = 1;
      for (int i = 2; i < x.rank() - 1; i++) {
        positions *= x.dim(i);
      }
      long width = x.rank() > 2 ? x.dim(-1) : 1;
      return sized(x.dim(1), positions, width);
    }
    long depth = OperatorChoice.depth(node);
    return operator instanceof Convolution
        ? sized(depth, Math.max(1, given.elements() / Math.max(1, depth)), 1)
        : given;
  }

  private Tensor viewed(Tensor from, Tensor shape) {
    boolean same =
        from.channels() == shape.channels()
            && from.height() == shape.height()
            && from.width() == shape.width();
    if (same) {
      return from;
    }
    read.add(from);
    layers.add(new Layer("view#" + layers.size(), new Operator.View(), List.of(from), shape));
    return shape;
  }

  private Tensor tensor(OnnxValue value) {
    double elements = Math.max(1, Math.ceil(value.elements() / batch));
    boolean batched = value.rank() > 1 && value.dim(0) == (long) batch;
    if (batched && value.rank() == 3) {
      return sized(value.dim(2), value.dim(1), 1);
    }
    if (batched && value.rank() >= 4) {
      double rest = elements / Math.max(1, value.dim(1)) / Math.max(1, value.dim(-1));
      return sized(value.dim(1), Math.round(rest), value.dim(-1));
    }
    long last = Math.max(1, value.dim(-1));
    return value.rank() > 1 && elements % last == 0
        ? sized(last, Math.round(elements / last), 1)
        : sized(Math.round(elements), 1, 1);
  }

  private Tensor sized(long channels, long height, long width) {
    return new Tensor(made++, size(channels), size(height), size(width));
  }

  private static int size(long value) {
    return Math.clamp(value, 1, Integer.MAX_VALUE);
  }
}
