package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;

/// Densely connected networks (Huang et al., 2017, table 1), each layer's output concatenated to
/// its input as the Keras and the original code do.
public final class DenseNets {
  private static final int GROWTH = 32;

  private final NetworkBuilder net = new NetworkBuilder();

  private final Export export;

  private DenseNets(Export export) {
    this.export = export;
  }

  public static Network denseNet121() {
    return new DenseNets(Export.TORCHVISION).build(6, 12, 24, 16);
  }

  public static Network denseNet201() {
    return new DenseNets(Export.TORCHVISION).build(6, 12, 48, 32);
  }

  public static Network kerasDenseNet201() {
    return new DenseNets(Export.KERAS).build(6, 12, 48, 32);
  }

  private Network build(int... layers) {
    var x = net.unit(export.image(net, 224), Convolution.of(2 * GROWTH, 7).stride(2), RELU);
    x = export.firstPool(net, x);
    for (int block = 0; block < layers.length; block++) {
      for (int i = 0; i < layers[block]; i++) {
        x = net.concat(x, grown(x));
      }
      x = block < layers.length - 1 ? transition(x) : x;
    }
    x = net.globalPool(net.relu(net.batchNorm(x)));
    return net.build(export.scores(net, x, 1000));
  }

  private Tensor grown(Tensor x) {
    var y = net.relu(net.batchNorm(x));
    y = net.unit(y, Convolution.of(4 * GROWTH, 1), RELU);
    return net.convolution(y, Convolution.of(GROWTH, 3));
  }

  private Tensor transition(Tensor x) {
    var y = net.relu(net.batchNorm(x));
    y = net.convolution(y, Convolution.of(x.channels() / 2, 1));
    return net.averagePool(y, 2, 2, 0);
  }
}
