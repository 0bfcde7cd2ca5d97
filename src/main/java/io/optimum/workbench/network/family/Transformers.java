package io.optimum.workbench.network.family;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.MatrixProduct;
import io.optimum.workbench.network.graph.Tensor;

/// Transformer encoders: BERT (Devlin et al., 2019), DistilBERT (Sanh et al., 2019) and the vision
/// transformer (Dosovitskiy et al., 2021), all of width 768 with 12 heads.
public final class Transformers {
  private static final int WIDTH = 768;
  private static final int HEADS = 12;
  private static final int VOCABULARY = 30_522;
  private static final int POSITIONS = 512;

  private final NetworkBuilder net = new NetworkBuilder();

  private Transformers() {}

  /// The encoder with its pooler, on `length` tokens.
  public static Network bertBase(int length) {
    return new Transformers().bert(length);
  }

  /// Six layers, no token types, no pooler.
  public static Network distilBert(int length) {
    return new Transformers().distil(length);
  }

  /// Patches of 16 on an image of 224.
  public static Network vitBase16() {
    return new Transformers().vision();
  }

  private Network bert(int length) {
    var ids = net.input(1, length, 1);
    var types = net.input(1, length, 1);
    var x = net.sum(words(ids), net.gather(types, 2, WIDTH));
    x = net.layerNorm(x);
    for (int layer = 0; layer < 12; layer++) {
      x = postNormalised(x);
    }
    var first = net.view(x, WIDTH, 1, 1);
    return net.build(x, net.activation(net.linear(first, WIDTH), Activation.Kind.TANH));
  }

  private Network distil(int length) {
    var x = net.layerNorm(words(net.input(1, length, 1)));
    for (int layer = 0; layer < 6; layer++) {
      x = postNormalised(x);
    }
    return net.build(x);
  }

  private Network vision() {
    var x =
        net.convolution(net.image(224), Convolution.of(WIDTH, 16).valid().stride(16).withBias());
    x = net.positionTable(net.view(x, WIDTH, Math.toIntExact(x.positions()), 1), 1);
    for (int layer = 0; layer < 12; layer++) {
      x = net.sum(attention(net.layerNorm(x)), x);
      x = net.sum(feedForward(net.layerNorm(x)), x);
    }
    return net.build(net.linear(net.view(net.layerNorm(x), WIDTH, 1, 1), 1000));
  }

  private Tensor words(Tensor ids) {
    return net.sum(net.gather(ids, VOCABULARY, WIDTH), net.gather(ids, POSITIONS, WIDTH));
  }

  private Tensor postNormalised(Tensor x) {
    var y = net.layerNorm(net.sum(attention(x), x));
    return net.layerNorm(net.sum(feedForward(y), y));
  }

  private Tensor attention(Tensor x) {
    var query = net.linear(x, WIDTH);
    var key = net.linear(x, WIDTH);
    var value = net.linear(x, WIDTH);
    int length = x.height();
    int size = WIDTH / HEADS;
    var scores = net.matrixProduct(query, key, new MatrixProduct(HEADS, length, length, size));
    var mixed =
        net.matrixProduct(
            net.softmax(scores), value, new MatrixProduct(HEADS, length, size, length));
    return net.linear(mixed, WIDTH);
  }

  private Tensor feedForward(Tensor x) {
    return net.linear(net.activation(net.linear(x, 4 * WIDTH), Activation.Kind.GELU), WIDTH);
  }
}
