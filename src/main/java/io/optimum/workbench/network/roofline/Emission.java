package io.optimum.workbench.network.roofline;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Layer;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.Operator;
import io.optimum.workbench.network.graph.Operator.Concatenation;
import io.optimum.workbench.network.graph.Operator.MatrixProduct;
import io.optimum.workbench.network.graph.Operator.Normalisation;
import io.optimum.workbench.network.graph.Operator.Transposition;
import io.optimum.workbench.network.graph.Operator.UpConvolution;
import io.optimum.workbench.network.graph.Operator.View;
import io.optimum.workbench.network.graph.Tensor;
import io.optimum.workbench.network.roofline.Work.Matrix;
import io.optimum.workbench.network.roofline.Work.Pass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes fused groups down as kernels, and finds where each tensor's bytes lie: a concatenation
/// lies in its parts, a view in what it shows.
final class Emission {
  /// The input channels below which a convolution has kernels of its own: tensor cores take at
  /// least four.
  private static final int FIRST_LAYER_CHANNELS = 4;

  private final Network network;
  private final FusionRules rules;
  private final List<FusedLayer> kernels = new ArrayList<>();
  private final Map<Tensor, List<Tensor>> buffers = new HashMap<>();
  private final Set<Tensor> placed = new HashSet<>();
  private final Set<Tensor> linear = new HashSet<>();
  private int copies;

  Emission(Network network, FusionRules rules) {
    this.network = network;
    this.rules = rules;
  }

  List<FusedLayer> emit(List<Group> groups) {
    for (Tensor input : network.inputs()) {
      buffers.put(input, List.of(input));
      if (network.layers().stream().noneMatch(layer -> transposes(layer, input))) {
        input(input);
      }
    }
    for (Group group : groups) {
      switch (group.operator()) {
        case View _ -> buffers.put(group.anchor().output(), buffers(group.anchor().input()));
        case Concatenation _ -> concatenate(group.anchor());
        case Normalisation with when with.kind() == Normalisation.Kind.BATCH -> scale(group);
        case Transposition _ -> {
          kernel(group);
          input(group.anchor().output());
        }
        default -> kernel(group);
      }
    }
    if (rules.assumes(KernelAssumption.OUTPUT_REFORMATS)) {
      network.outputs().forEach(output -> copy("reformat_output", Pass.Kind.REFORMAT, output));
    }
    return kernels;
  }

  private static boolean transposes(Layer layer, Tensor input) {
    return layer.operator() instanceof Transposition && layer.input().equals(input);
  }

  /// Images arrive as FP32 planes and are laid out anew; anything else is read as it is.
  private void input(Tensor input) {
    boolean image = input.channels() < FIRST_LAYER_CHANNELS && input.width() > 1;
    if (image && rules.assumes(KernelAssumption.INPUT_REFORMATS)) {
      buffers.put(input, List.of(copy("reformat_input", Pass.Kind.REFORMAT, input)));
    }
  }

  /// A batch normalisation of its own, with the reformats around it where those are assumed.
  private void scale(Group group) {
    if (!rules.assumes(KernelAssumption.SCALE_REFORMATS)) {
      kernel(group);
      return;
    }
    for (Tensor part : buffers(group.anchor().input())) {
      if (!linear.contains(part)) {
        Tensor moved = copy("reformat_linear", Pass.Kind.REFORMAT, part);
        linear.add(moved);
        buffers.replaceAll(
            (_, parts) -> parts.stream().map(each -> each.equals(part) ? moved : each).toList());
      }
    }
    kernel(group);
    Tensor output = group.outputs().getFirst();
    buffers.put(output, List.of(copy("reformat_channels_last", Pass.Kind.REFORMAT, output)));
  }

  private void concatenate(Layer layer) {
    var parts = new ArrayList<Tensor>();
    for (Tensor part : layer.inputs()) {
      List<Tensor> at = buffers(part);
      boolean elsewhere = at.size() > 1 || !placed.add(at.getFirst());
      parts.addAll(
          elsewhere && rules.assumes(KernelAssumption.NESTED_CONCAT_COPIES)
              ? List.of(copy(layer.name() + "_copy", Pass.Kind.COPY, part))
              : at);
    }
    placed.addAll(parts);
    buffers.put(layer.output(), List.copyOf(parts));
  }

  private Tensor copy(String name, Pass.Kind kind, Tensor from) {
    var to = new Tensor(--copies, from.channels(), from.height(), from.width());
    List<Tensor> reads = buffers.getOrDefault(from, List.of(from));
    kernels.add(
        new FusedLayer(
            name, new Pass(kind), 0, 0, from.elements(), from.elements(), reads, List.of(to)));
    if (linear.containsAll(reads)) {
      linear.add(to);
    }
    return to;
  }

  private void kernel(Group group) {
    for (Tensor output : group.outputs()) {
      buffers.put(output, List.of(output));
    }
    if (group.merged()) {
      placed.addAll(group.outputs());
    }
    List<Tensor> inputs = group.inputs();
    kernels.add(
        new FusedLayer(
            name(group),
            work(group),
            layers(group).mapToLong(Layer::multiplyAdds).sum(),
            group.anchors().stream().mapToLong(Emission::weights).sum(),
            inputs.stream().mapToLong(Tensor::elements).sum(),
            group.outputs().stream().mapToLong(Tensor::elements).sum(),
            inputs.stream().flatMap(input -> buffers(input).stream()).distinct().toList(),
            group.outputs()));
  }

  private List<Tensor> buffers(Tensor tensor) {
    List<Tensor> at = buffers.get(tensor);
    if (at == null) {
      throw new IllegalStateException(
          "The tensor %s is read before it is written.".formatted(tensor));
    }
    return at;
  }

  private static Stream<Layer> layers(Group group) {
    return Stream.concat(group.anchors().stream(), group.absorbed().stream());
  }

  private static String name(Group group) {
    return layers(group).map(Layer::name).collect(Collectors.joining(" + "));
  }

  private static long weights(Layer layer) {
    return switch (layer.operator()) {
      case Convolution with -> with.weights(layer.input()) + with.outChannels();
      case UpConvolution with -> with.weights(layer.input()) + with.outChannels();
      case Operator.Gather _, Operator.PositionTable _ -> layer.output().elements();
      default -> 0;
    };
  }

  private static Work work(Group group) {
    Layer anchor = group.anchor();
    return switch (anchor.operator()) {
      case Convolution with when with.depthwise(anchor.input()) -> new Work.Depthwise(with.taps());
      case Convolution with -> convolution(group, with);
      case UpConvolution with ->
          new Matrix(
              anchor.input().positions(),
              (long) with.outChannels() * with.factor() * with.factor(),
              anchor.input().channels(),
              1,
              Matrix.Batch.ROWS,
              Matrix.Form.PRODUCT);
      case MatrixProduct with when group.has(MatrixProduct.class) ->
          new Work.Attention(with.heads(), with.rows(), with.columns(), with.depth());
      case MatrixProduct with ->
          new Matrix(
              with.rows(),
              with.columns(),
              with.depth(),
              with.heads(),
              Matrix.Batch.GROUPS,
              Matrix.Form.PRODUCT);
      case Operator other -> new Pass(passKind(other));
    };
  }

  private static Work convolution(Group group, Convolution with) {
    Matrix product = matrix(group, with);
    Tensor output = group.anchor().output();
    return product.form() == Matrix.Form.CONVOLUTION && with.isThreeByThree()
        ? new Work.ThreeByThree(product, output.height(), output.width())
        : product;
  }

  private static Matrix matrix(Group group, Convolution with) {
    Tensor input = group.anchor().input();
    long columns = group.anchors().stream().mapToLong(layer -> layer.output().channels()).sum();
    Matrix.Form form =
        input.channels() < FIRST_LAYER_CHANNELS
            ? Matrix.Form.FIRST_LAYER
            : with.pointwise() ? Matrix.Form.PRODUCT : Matrix.Form.CONVOLUTION;
    return new Matrix(
        group.anchor().output().positions(),
        columns / with.groups(),
        (long) input.channels() / with.groups() * with.taps(),
        with.groups(),
        Matrix.Batch.ROWS,
        form);
  }

  private static Pass.Kind passKind(Operator operator) {
    return switch (operator) {
      case Normalisation with ->
          with.kind() == Normalisation.Kind.BATCH ? Pass.Kind.POINTWISE : Pass.Kind.NORMALISATION;
      case Operator.Softmax _ -> Pass.Kind.SOFTMAX;
      case Operator.Pooling _ -> Pass.Kind.POOLING;
      case Operator.Gather _ -> Pass.Kind.GATHER;
      case Transposition _ -> Pass.Kind.REFORMAT;
      case Operator.Resize _, Operator.PositionTable _, Operator.Padding _ -> Pass.Kind.COPY;
      default -> Pass.Kind.POINTWISE;
    };
  }
}
