package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.GELU;
import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU;
import static io.optimum.workbench.network.graph.Operator.Activation.Kind.TANH;

import io.optimum.workbench.network.family.TransformerLayers.Biases;
import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;

/// Transformers over text: BERT (Devlin et al., 2019), DistilBERT (Sanh et al., 2019), GPT-2
/// (Radford et al., 2019) and the encoder of T5 (Raffel et al., 2020), with the tables of their
/// published checkpoints. Attention masks are left out: preparing them takes one to three tiny
/// kernels.
public final class Transformers {
  private static final int WORD_PIECES = 30_522;
  private static final int POSITIONS = 512;

  private final NetworkBuilder net = new NetworkBuilder();
  private final TransformerLayers layers;

  private Transformers(int width, int heads) {
    this.layers = new TransformerLayers(net, width, heads, GELU, Biases.ALL);
  }

  /// The encoder with its pooler, on `length` tokens.
  public static Network bertBase(int length) {
    return new Transformers(768, 12).bert(length, 12);
  }

  /// Twice as deep, and wider.
  public static Network bertLarge(int length) {
    return new Transformers(1024, 16).bert(length, 24);
  }

  /// Six layers, no token types, no pooler.
  public static Network distilBert(int length) {
    return new Transformers(768, 12).distil(length);
  }

  /// The smallest, reading `length` tokens at once, with scores for the token after each.
  public static Network gpt2Small(int length) {
    return new Transformers(768, 12).gpt(length, 12);
  }

  /// The encoder of T5-base.
  public static Network t5BaseEncoder(int length) {
    var net = new NetworkBuilder();
    var layers = new TransformerLayers(net, 768, 12, RELU, Biases.NONE);
    var x = net.gather(net.input(1, length, 1), 32_128, layers.width());
    net.gather(net.input(1, length, 1), 32, layers.heads());
    for (int layer = 0; layer < 12; layer++) {
      x = layers.preNormalised(x, net::rootMeanSquareNorm);
    }
    return net.build(net.rootMeanSquareNorm(x));
  }

  private Network bert(int length, int depth) {
    var ids = net.input(1, length, 1);
    var types = net.input(1, length, 1);
    var x = net.sum(words(ids, WORD_PIECES, POSITIONS), net.gather(types, 2, layers.width()));
    x = net.layerNorm(x);
    for (int layer = 0; layer < depth; layer++) {
      x = layers.postNormalised(x);
    }
    var first = net.view(x, layers.width(), 1, 1);
    return net.build(x, net.activation(net.linear(first, layers.width()), TANH));
  }

  private Network distil(int length) {
    var x = net.layerNorm(words(net.input(1, length, 1), WORD_PIECES, POSITIONS));
    for (int layer = 0; layer < 6; layer++) {
      x = layers.postNormalised(x);
    }
    return net.build(x);
  }

  private Network gpt(int length, int depth) {
    int vocabulary = 50_257;
    var x = words(net.input(1, length, 1), vocabulary, 1024);
    for (int layer = 0; layer < depth; layer++) {
      x = layers.preNormalised(x, net::layerNorm);
    }
    var scores = Convolution.of(vocabulary, 1).withSharedWeights();
    return net.build(net.convolution(net.layerNorm(x), scores));
  }

  private Tensor words(Tensor ids, int vocabulary, int positions) {
    int width = layers.width();
    return net.sum(net.gather(ids, vocabulary, width), net.gather(ids, positions, width));
  }
}
