package io.optimum.workbench.importer.onnx;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Operator;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.Elementwise;
import io.optimum.workbench.network.graph.Operator.Normalisation;
import io.optimum.workbench.network.graph.Operator.Pooling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which layer an operator of ONNX is.
///
/// Products with weights are 1×1 convolutions, as TensorRT builds them. A constant added to one is
/// its bias. Transposes count as views: TensorRT's attention kernels and convolutions read their
/// operands in any order; elsewhere it is too low by one pass over the tensor.
final class OperatorChoice {
  private final Set<String> products = new HashSet<>();

  /// @param fed names of the inputs that are no constants
  Operator of(OnnxNode node, List<String> fed, double batch) {
    String type = node.type();
    boolean product = type.startsWith("MatMul") || type.equals("Gemm");
    if (product || type.startsWith("Conv")) {
      products.add(node.node().getOutput(0));
    }
    if (product) {
      return node.input(1).constant() ? linear(node) : matrixProduct(node, batch);
    }
    if (type.equals("ConvTranspose")) {
      return transposedConvolution(node);
    }
    return type.startsWith("Conv") ? convolution(node) : other(node, fed);
  }

  private Operator other(OnnxNode node, List<String> fed) {
    String type = node.type();
    if (OperatorKind.isBroadcast(type)) {
      boolean bias = type.equals("Add") && fed.size() == 1 && products.contains(fed.getFirst());
      return bias ? new Operator.View() : combined(type, fed);
    }
    if (OperatorKind.isReduction(type) || type.startsWith("Global") || type.startsWith("Arg")) {
      return new Pooling(Pooling.Kind.GLOBAL_AVERAGE, 1);
    }
    return switch (type) {
      case "MaxPool", "LpPool" -> new Pooling(Pooling.Kind.MAX, window(node));
      case "AveragePool" -> new Pooling(Pooling.Kind.AVERAGE, window(node));
      case "BatchNormalization" -> new Normalisation(Normalisation.Kind.BATCH);
      case "Softmax", "LogSoftmax", "Hardmax" -> new Operator.Softmax();
      case "Concat" -> new Operator.Concatenation();
      case "Gather", "GatherElements", "GatherND" -> gather(node);
      case "Resize", "Upsample", "Tile", "Pad", "DepthToSpace", "SpaceToDepth", "TopK" ->
          new Operator.Resize(1);
      default -> byName(type);
    };
  }

  private static Operator byName(String type) {
    if (type.contains("Norm") || type.equals("LRN")) {
      return new Normalisation(Normalisation.Kind.LAYER);
    }
    return OperatorKind.isPointwise(type) ? new Activation(function(type)) : new Operator.View();
  }

  private static Operator combined(String type, List<String> fed) {
    if (fed.size() < 2) {
      return new Activation(Activation.Kind.SIGMOID);
    }
    boolean sum = type.equals("Add") || type.equals("Sub") || type.equals("Sum");
    return new Elementwise(sum ? Elementwise.Kind.ADD : Elementwise.Kind.MULTIPLY);
  }

  private static Activation.Kind function(String type) {
    return switch (type) {
      case "Relu" -> Activation.Kind.RELU;
      case "Clip" -> Activation.Kind.RELU6;
      case "LeakyRelu", "PRelu" -> Activation.Kind.LEAKY_RELU;
      case "Gelu" -> Activation.Kind.GELU;
      case "HardSwish" -> Activation.Kind.SWISH;
      case "Mish" -> Activation.Kind.MISH;
      case "Tanh" -> Activation.Kind.TANH;
      default -> Activation.Kind.SIGMOID;
    };
  }

  private static Operator gather(OnnxNode node) {
    OnnxValue table = node.input(0);
    return table.constant() && table.rank() > 1
        ? new Operator.Gather(table.dim(0))
        : new Operator.View();
  }

  private static Operator linear(OnnxNode node) {
    boolean turned = node.type().equals("Gemm") && node.number("transB", 0) == 1;
    long columns = turned ? node.input(1).dim(0) : node.input(1).dim(-1);
    Convolution linear = Convolution.of(size(columns), 1);
    return node.type().equals("Gemm") && node.has(2) ? linear.withBias() : linear;
  }

  /// Length of the sums of a product.
  static long depth(OnnxNode node) {
    boolean turned = node.type().equals("Gemm") && node.number("transA", 0) == 1;
    return turned ? node.input(0).dim(0) : node.input(0).dim(-1);
  }

  private static Operator matrixProduct(OnnxNode node, double batch) {
    OnnxValue left = node.input(0);
    OnnxValue right = node.input(1);
    double all = 1;
    for (int i = 0; i < Math.max(left.rank(), right.rank()) - 2; i++) {
      int fromEnd = -(i + 3);
      all *= Math.max(left.dim(fromEnd), right.dim(fromEnd));
    }
    boolean turned = node.type().equals("Gemm") && node.number("transB", 0) == 1;
    return new Operator.MatrixProduct(
        size(Math.round(Math.max(1, all / batch))),
        size(left.rank() > 1 ? left.dim(-2) : 1),
        size(turned ? right.dim(-2) : right.dim(-1)),
        size(depth(node)));
  }

  private static Operator convolution(OnnxNode node) {
    long[] kernel = Windows.kernel(node);
    long height = 1;
    for (int i = 0; i < kernel.length - 1; i++) {
      height *= kernel[i];
    }
    long[] strides = node.numbers("strides");
    return new Convolution(
        size(node.input(1).dim(0)),
        size(height),
        size(kernel.length == 0 ? 1 : kernel[kernel.length - 1]),
        size(Windows.at(strides, 0, 1)),
        0,
        0,
        groups(node),
        node.has(2),
        false);
  }

  /// Each output sees every stride-th tap: as a convolution of the outputs with so many fewer.
  private static Operator transposedConvolution(OnnxNode node) {
    long[] kernel = Windows.kernel(node);
    long[] strides = node.numbers("strides");
    long[] taps = {1, 1};
    for (int i = 0; i < kernel.length; i++) {
      long stride = Math.max(1, Windows.at(strides, i, 1));
      taps[Math.min(i, 1)] *= Math.max(1, (kernel[i] + stride - 1) / stride);
    }
    long channels = node.input(1).dim(1) * node.number("group", 1);
    return new Convolution(
        size(channels), size(taps[0]), size(taps[1]), 1, 0, 0, groups(node), node.has(2), false);
  }

  private static int groups(OnnxNode node) {
    long channels = Math.max(1, node.input(0).dim(1));
    return size(Math.clamp(node.number("group", 1), 1, channels));
  }

  private static int window(OnnxNode node) {
    return size(Windows.at(node.numbers("kernel_shape"), 0, 1));
  }

  /// Whether a layer reads one tensor whose channels it counts on.
  static boolean wantsImage(Operator operator) {
    return operator instanceof Convolution;
  }

  private static int size(long value) {
    return Math.clamp(value, 1, Integer.MAX_VALUE);
  }
}
