package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.GELU;

import io.optimum.workbench.network.family.TransformerLayers.Biases;
import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;

/// Transformers over images and sound: the vision transformer (Dosovitskiy et al., 2021, table 1)
/// in patches of 16 on an image of 224, and the encoder of Whisper (Radford et al., 2022, table 1)
/// on 30 seconds of sound, 3000 frames of 80 mel bands.
public final class PatchTransformers {
  private PatchTransformers() {}

  public static Network vitBase16() {
    return vision(768, 12, 12);
  }

  public static Network vitLarge16() {
    return vision(1024, 16, 24);
  }

  public static Network whisperBaseEncoder() {
    return whisper(512, 8, 6);
  }

  public static Network whisperSmallEncoder() {
    return whisper(768, 12, 12);
  }

  private static Network vision(int width, int heads, int depth) {
    var net = new NetworkBuilder();
    var layers = new TransformerLayers(net, width, heads, GELU, Biases.ALL);
    var patches = Convolution.of(width, 16).valid().stride(16).withBias();
    var x = net.convolution(net.image(224), patches);
    x = net.positionTable(net.view(x, width, Math.toIntExact(x.positions()), 1), 1);
    for (int layer = 0; layer < depth; layer++) {
      x = layers.preNormalised(x, net::layerNorm);
    }
    return net.build(net.linear(net.view(net.layerNorm(x), width, 1, 1), 1000));
  }

  private static Network whisper(int width, int heads, int depth) {
    var net = new NetworkBuilder();
    var layers = new TransformerLayers(net, width, heads, GELU, Biases.NOT_KEYS);
    var along = Convolution.rectangle(width, 3, 1).withBias();
    var x = net.activation(net.convolution(net.input(80, 3000, 1), along), GELU);
    x = net.activation(net.convolution(x, along.stride(2)), GELU);
    x = net.positionTable(x, 0);
    for (int layer = 0; layer < depth; layer++) {
      x = layers.preNormalised(x, net::layerNorm);
    }
    return net.build(net.layerNorm(x));
  }
}
