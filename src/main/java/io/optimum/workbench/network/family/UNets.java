package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;
import java.util.ArrayDeque;

/// U-Net (Ronneberger et al., 2015, figure 1), with padded convolutions and batch normalisation as
/// it is used today (milesial/Pytorch-UNet).
public final class UNets {
  private static final int DEPTH = 4;

  private final NetworkBuilder net = new NetworkBuilder();

  private UNets() {}

  /// Two classes, on a square image whose size is a multiple of 16.
  public static Network uNet(int size) {
    return new UNets().build(size);
  }

  private Network build(int size) {
    var skipped = new ArrayDeque<Tensor>();
    var x = twice(net.image(size), 64);
    for (int level = 0; level < DEPTH; level++) {
      skipped.push(x);
      x = twice(net.maxPool(x, 2, 2, 0), 2 * x.channels());
    }
    for (int level = 0; level < DEPTH; level++) {
      int width = x.channels() / 2;
      x = twice(net.concat(skipped.pop(), net.upConvolution(x, width, 2)), width);
    }
    return net.build(net.convolution(x, Convolution.of(2, 1).withBias()));
  }

  private Tensor twice(Tensor x, int channels) {
    var y = net.unit(x, Convolution.of(channels, 3), RELU);
    return net.unit(y, Convolution.of(channels, 3), RELU);
  }
}
