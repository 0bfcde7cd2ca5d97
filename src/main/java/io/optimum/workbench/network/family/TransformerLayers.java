package io.optimum.workbench.network.family;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.MatrixProduct;
import io.optimum.workbench.network.graph.Tensor;
import java.util.function.UnaryOperator;

/// The layers that transformers consist of.
///
/// @param net where they are written down
/// @param width features of a position
/// @param heads of the attention
/// @param activation between the two layers of the feed-forward part, four times as wide
/// @param biases which linear layers have them
record TransformerLayers(
    NetworkBuilder net, int width, int heads, Activation.Kind activation, Biases biases) {
  /// Which linear layers learn a bias.
  enum Biases {
    ALL,
    /// All but the keys'.
    NOT_KEYS,
    NONE
  }

  /// Attention and feed-forward, each added to its input and normalised then.
  Tensor postNormalised(Tensor x) {
    var y = net.layerNorm(net.sum(attention(x), x));
    return net.layerNorm(net.sum(feedForward(y), y));
  }

  /// Each normalised first.
  Tensor preNormalised(Tensor x, UnaryOperator<Tensor> norm) {
    var y = net.sum(attention(norm.apply(x)), x);
    return net.sum(feedForward(norm.apply(y)), y);
  }

  private Tensor attention(Tensor x) {
    var query = linear(x, width);
    var key = biases == Biases.NOT_KEYS ? unbiased(x, width) : linear(x, width);
    var value = linear(x, width);
    int length = x.height();
    int size = width / heads;
    var scores = net.matrixProduct(query, key, new MatrixProduct(heads, length, length, size));
    var mixed =
        net.matrixProduct(
            net.softmax(scores), value, new MatrixProduct(heads, length, size, length));
    return linear(mixed, width);
  }

  private Tensor feedForward(Tensor x) {
    return linear(net.activation(linear(x, 4 * width), activation), width);
  }

  private Tensor linear(Tensor x, int features) {
    return biases == Biases.NONE ? unbiased(x, features) : net.linear(x, features);
  }

  private Tensor unbiased(Tensor x, int features) {
    return net.convolution(x, Convolution.of(features, 1));
  }
}
