package io.optimum.workbench.network.roofline;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Layer;
import io.optimum.workbench.network.graph.Operator;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.Elementwise;
import io.optimum.workbench.network.graph.Operator.Gather;
import io.optimum.workbench.network.graph.Operator.MatrixProduct;
import io.optimum.workbench.network.graph.Operator.Normalisation;
import io.optimum.workbench.network.graph.Operator.Softmax;
import io.optimum.workbench.network.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Layers gathered around the one that came first, while fusion goes on.
final class Group {
  private final List<Layer> anchors = new ArrayList<>();
  private final List<Layer> absorbed = new ArrayList<>();
  private final List<Tensor> outputs = new ArrayList<>();

  Group(Layer anchor) {
    anchors.add(anchor);
    outputs.add(anchor.output());
  }

  Layer anchor() {
    return anchors.getFirst();
  }

  Operator operator() {
    return anchor().operator();
  }

  List<Layer> anchors() {
    return anchors;
  }

  List<Layer> absorbed() {
    return absorbed;
  }

  List<Tensor> outputs() {
    return outputs;
  }

  /// Whether siblings were joined here.
  boolean merged() {
    return anchors.size() > 1;
  }

  boolean ends(Tensor tensor) {
    return outputs.size() == 1 && outputs.getFirst().equals(tensor);
  }

  void absorb(Layer layer) {
    absorbed.add(layer);
    outputs.set(0, layer.output());
  }

  void merge(Group sibling) {
    anchors.addAll(sibling.anchors);
    absorbed.addAll(sibling.absorbed);
    outputs.addAll(sibling.outputs);
  }

  boolean has(Class<? extends Operator> kind) {
    return absorbed.stream().anyMatch(layer -> kind.isInstance(layer.operator()));
  }

  /// The tensors read from outside.
  List<Tensor> inputs() {
    var own = Stream.concat(anchors.stream(), absorbed.stream()).map(Layer::output).toList();
    return Stream.concat(anchors.stream(), absorbed.stream())
        .flatMap(layer -> layer.inputs().stream())
        .filter(tensor -> !own.contains(tensor))
        .distinct()
        .toList();
  }

  /// Whether a layer that reads this group's output can run in the same kernel.
  boolean accepts(Layer layer, FusionRules rules) {
    return switch (operator()) {
      case Convolution _ -> convolutionAccepts(layer, rules);
      case MatrixProduct _ ->
          rules.assumes(KernelAssumption.FUSED_ATTENTION) && attentionAccepts(layer.operator());
      case Activation _, Elementwise _, Gather _ -> pointwise(layer.operator());
      case Normalisation first ->
          first.kind() == Normalisation.Kind.BATCH && pointwise(layer.operator());
      default -> false;
    };
  }

  private boolean convolutionAccepts(Layer layer, FusionRules rules) {
    return switch (layer.operator()) {
      case Normalisation next -> next.kind() == Normalisation.Kind.BATCH && absorbed.isEmpty();
      case Activation next -> !has(Activation.class) && joins(next.kind(), rules);
      case Elementwise next ->
          next.kind() == Elementwise.Kind.ADD
              && !has(Activation.class)
              && !has(Elementwise.class)
              && layer.inputs().stream().allMatch(x -> x.elements() == layer.output().elements());
      default -> false;
    };
  }

  private boolean attentionAccepts(Operator next) {
    return has(Softmax.class)
        ? next instanceof MatrixProduct && !has(MatrixProduct.class)
        : next instanceof Softmax;
  }

  private static boolean joins(Activation.Kind kind, FusionRules rules) {
    return switch (kind) {
      case RELU, RELU6, LEAKY_RELU -> true;
      case GELU -> rules.assumes(KernelAssumption.FUSED_GELU);
      case SIGMOID, TANH, SWISH, MISH, HARD_SIGMOID, HARD_SWISH -> false;
    };
  }

  private static boolean pointwise(Operator operator) {
    return switch (operator) {
      case Activation _, Elementwise _ -> true;
      case Normalisation next -> next.kind() == Normalisation.Kind.BATCH;
      default -> false;
    };
  }
}
