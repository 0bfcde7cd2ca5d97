package io.optimum.workbench.exporter.onnx;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Layer;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.Operator;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.Elementwise;
import io.optimum.workbench.network.graph.Operator.Normalisation;
import io.optimum.workbench.network.graph.Operator.Pooling;
import io.optimum.workbench.network.graph.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How large the numbers of each tensor are about (root mean square), so that random weights keep
/// them within 16 bits however deep a network is: each layer with weights divides by the magnitude
/// of what it reads.
///
/// Rough: inputs are taken for standard normal and independent; factors of activations are those of
/// such a variable, those of poolings are for what comes out of a ReLU. What is added to another
/// path is made a tenth as large, else every residual block would enlarge the sum; what comes out
/// of such a sum has passed an activation before and loses nothing by another.
final class Magnitudes {
  private static final double ADDED = 0.1;
  private static final double MAXIMUM_GAIN = 1.3;
  private static final double MEAN_GAIN = 0.6;

  private final Map<Tensor, Double> known = new HashMap<>();
  private final Set<Tensor> added = new HashSet<>();
  private final Set<Tensor> sums = new HashSet<>();

  Magnitudes(Network network) {
    for (Layer layer : network.layers().reversed()) {
      boolean sum = layer.operator().equals(new Elementwise(Elementwise.Kind.ADD));
      boolean passes =
          layer.operator() instanceof Normalisation || layer.operator() instanceof Activation;
      if (sum) {
        sums.add(layer.output());
      }
      if (sum || (passes && added.contains(layer.output()))) {
        added.addAll(layer.inputs());
      }
    }
    for (Layer layer : network.layers()) {
      known.put(layer.output(), of(layer, layer.inputs().stream().map(this::of).toList()));
    }
  }

  /// Of an input it is 1.
  double of(Tensor tensor) {
    return known.getOrDefault(tensor, 1.0);
  }

  /// What weights of a layer are multiplied by.
  double gain(Tensor from, Tensor to) {
    return of(to) / of(from);
  }

  private double of(Layer layer, List<Double> from) {
    double x = from.getFirst();
    return switch (layer.operator()) {
      case Convolution _, Operator.UpConvolution _ -> added.contains(layer.output()) ? ADDED : 1;
      case Normalisation it -> it.kind() == Normalisation.Kind.BATCH ? x : 1;
      case Activation it -> sums.contains(layer.input()) ? x : activated(it.kind(), x);
      case Elementwise it ->
          it.kind() == Elementwise.Kind.ADD ? Math.hypot(x, from.get(1)) : x * from.get(1);
      case Pooling it -> x * (it.kind() == Pooling.Kind.MAX ? MAXIMUM_GAIN : MEAN_GAIN);
      case Operator.Gather _ -> 1;
      case Operator.MatrixProduct _ -> from.get(1);
      default -> x;
    };
  }

  private static double activated(Activation.Kind kind, double x) {
    return switch (kind) {
      case RELU, RELU6, LEAKY_RELU -> 0.71 * x;
      case GELU, MISH -> 0.65 * x;
      case SWISH, HARD_SWISH -> 0.6 * x;
      case SIGMOID, HARD_SIGMOID -> 0.54;
      case TANH -> Math.min(x, 0.63);
    };
  }
}
