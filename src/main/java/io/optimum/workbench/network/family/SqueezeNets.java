package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;

/// SqueezeNet 1.1 (Iandola et al., 2016; version 1.1 as the authors published it later).
public final class SqueezeNets {
  private final NetworkBuilder net = new NetworkBuilder();

  private SqueezeNets() {}

  public static Network squeezeNet11() {
    return new SqueezeNets().build();
  }

  private Network build() {
    var x = unit(net.image(224), Convolution.of(64, 3).valid().stride(2));
    x = fire(fire(net.maxPool(x, 3, 2, 0), 16, 64), 16, 64);
    x = fire(fire(net.maxPool(x, 3, 2, 0), 32, 128), 32, 128);
    x = fire(fire(net.maxPool(x, 3, 2, 0), 48, 192), 48, 192);
    x = fire(fire(x, 64, 256), 64, 256);
    return net.build(net.globalPool(unit(x, Convolution.of(1000, 1))));
  }

  private Tensor fire(Tensor x, int squeezed, int expanded) {
    var y = unit(x, Convolution.of(squeezed, 1));
    return net.concat(unit(y, Convolution.of(expanded, 1)), unit(y, Convolution.of(expanded, 3)));
  }

  private Tensor unit(Tensor x, Convolution with) {
    return net.activation(net.convolution(x, with.withBias()), RELU);
  }
}
