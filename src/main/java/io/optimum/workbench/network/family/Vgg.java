package io.optimum.workbench.network.family;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;

/// Plain stacks of 3×3 convolutions (Simonyan and Zisserman, 2015, table 1).
public final class Vgg {
  private Vgg() {}

  /// Configuration D.
  public static Network vgg16() {
    return build(Export.TORCHVISION, 2, 2, 3, 3, 3);
  }

  /// Configuration E.
  public static Network vgg19() {
    return build(Export.TORCHVISION, 2, 2, 4, 4, 4);
  }

  /// Configuration E as Keras writes it.
  public static Network kerasVgg19() {
    return build(Export.KERAS, 2, 2, 4, 4, 4);
  }

  private static Network build(Export export, int... convolutions) {
    var net = new NetworkBuilder();
    var x = export.image(net, 224);
    for (int stage = 0; stage < convolutions.length; stage++) {
      int width = Math.min(512, 64 << stage);
      for (int i = 0; i < convolutions[stage]; i++) {
        x = net.relu(net.convolution(x, Convolution.of(width, 3).withBias()));
      }
      x = net.maxPool(x, 2, 2, 0);
    }
    x = net.flatten(export == Export.KERAS ? net.transposed(x) : x);
    x = net.relu(net.linear(x, 4096));
    x = net.relu(net.linear(x, 4096));
    return net.build(export.scores(net, x, 1000));
  }
}
