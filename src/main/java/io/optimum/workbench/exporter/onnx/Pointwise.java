package io.optimum.workbench.exporter.onnx;

import static io.optimum.workbench.exporter.onnx.OnnxNodes.integer;
import static io.optimum.workbench.exporter.onnx.OnnxNodes.integers;
import static io.optimum.workbench.exporter.onnx.OnnxNodes.number;

import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.Normalisation;
import java.util.List;

/// Activations and normalisations, in operators that TensorRT 8.6 knows: those that ONNX names only
/// later are written out as PyTorch exports them.
final class Pointwise {
  private static final float EPSILON = 1e-5f;
  private static final float LEAK = 0.1f;

  private final OnnxNodes nodes;
  private final Shapes shapes;

  Pointwise(OnnxNodes nodes, Shapes shapes) {
    this.nodes = nodes;
    this.shapes = shapes;
  }

  String activation(String x, Activation.Kind kind) {
    return switch (kind) {
      case RELU -> nodes.add("Relu", x);
      case RELU6 -> nodes.add("Clip", List.of(x, nodes.number(0), nodes.number(6)));
      case LEAKY_RELU -> nodes.add("LeakyRelu", x, number("alpha", LEAK));
      case GELU -> gelu(x);
      case SIGMOID -> nodes.add("Sigmoid", x);
      case TANH -> nodes.add("Tanh", x);
      case SWISH -> product(x, nodes.add("Sigmoid", x));
      case MISH -> product(x, nodes.add("Tanh", nodes.add("Softplus", x)));
      case HARD_SIGMOID -> hardSigmoid(x);
      case HARD_SWISH -> product(x, hardSigmoid(x));
    };
  }

  /// x/2 · (1 + erf(x/√2)).
  private String gelu(String x) {
    String scaled = nodes.add("Div", List.of(x, nodes.number((float) Math.sqrt(2))));
    String shifted = nodes.add("Add", List.of(nodes.add("Erf", scaled), nodes.number(1)));
    return product(product(x, shifted), nodes.number(0.5f));
  }

  private String hardSigmoid(String x) {
    return nodes.add("HardSigmoid", x, number("alpha", 1 / 6f), number("beta", 0.5f));
  }

  Placed normalised(Placed x, Normalisation.Kind kind) {
    return switch (kind) {
      case BATCH -> batch(x);
      case LAYER -> layer(shapes.rows(x));
      case ROOT_MEAN_SQUARE -> rootMeanSquare(x);
    };
  }

  /// Outside images a scale and a shift, which is what is left of it at inference.
  private Placed batch(Placed x) {
    long channels = x.tensor().channels();
    String scale = nodes.filled(1, channels);
    String shift = nodes.filled(0, channels);
    if (!x.is(Layout.IMAGE)) {
      String scaled = product(x.name(), scale);
      return named(nodes.add("Add", List.of(scaled, shift)), x);
    }
    String mean = nodes.filled(0, channels);
    String variance = nodes.filled(1, channels);
    return named(
        nodes.add(
            "BatchNormalization",
            List.of(x.name(), scale, shift, mean, variance),
            number("epsilon", EPSILON)),
        x);
  }

  private Placed layer(Placed x) {
    long channels = x.tensor().channels();
    List<String> inputs = List.of(x.name(), nodes.filled(1, channels), nodes.filled(0, channels));
    return named(
        nodes.add("LayerNormalization", inputs, integer("axis", -1), number("epsilon", EPSILON)),
        x);
  }

  private Placed rootMeanSquare(Placed x) {
    String mean =
        nodes.add(
            "ReduceMean",
            product(x.name(), x.name()),
            integers("axes", x.featureAxis()),
            integer("keepdims", 1));
    String root = nodes.add("Sqrt", nodes.add("Add", List.of(mean, nodes.number(EPSILON))));
    String divided = nodes.add("Div", List.of(x.name(), root));
    long channels = x.tensor().channels();
    String scale = x.is(Layout.IMAGE) ? nodes.filled(1, channels, 1, 1) : nodes.filled(1, channels);
    return named(product(divided, scale), x);
  }

  private String product(String x, String y) {
    return nodes.add("Mul", List.of(x, y));
  }

  private static Placed named(String name, Placed like) {
    return new Placed(name, like.tensor(), like.layout(), like.heads());
  }
}
