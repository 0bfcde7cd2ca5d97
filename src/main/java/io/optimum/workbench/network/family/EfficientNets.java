package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.SIGMOID;
import static io.optimum.workbench.network.graph.Operator.Activation.Kind.SWISH;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;
import java.util.List;

/// EfficientNets (Tan and Le, 2019, table 1 and section 3.3): inverted residuals with squeeze and
/// excitation; widths and depths of B0, and those scaled by 1.4 and 1.8 for B4.
public final class EfficientNets {
  /// Expansion factor, kernel, output channels, repetitions, stride of the first.
  private static final List<int[]> B0 =
      List.of(
          new int[] {1, 3, 16, 1, 1},
          new int[] {6, 3, 24, 2, 2},
          new int[] {6, 5, 40, 2, 2},
          new int[] {6, 3, 80, 3, 2},
          new int[] {6, 5, 112, 3, 1},
          new int[] {6, 5, 192, 4, 2},
          new int[] {6, 3, 320, 1, 1});

  private static final List<int[]> B4 =
      List.of(
          new int[] {1, 3, 24, 2, 1},
          new int[] {6, 3, 32, 4, 2},
          new int[] {6, 5, 56, 4, 2},
          new int[] {6, 3, 112, 6, 2},
          new int[] {6, 5, 160, 6, 1},
          new int[] {6, 5, 272, 8, 2},
          new int[] {6, 3, 448, 2, 1});

  /// Squeezed channels per input channel of a block.
  private static final int SQUEEZE = 4;

  private final NetworkBuilder net = new NetworkBuilder();

  private EfficientNets() {}

  public static Network efficientNetB0() {
    return new EfficientNets().build(224, 32, B0);
  }

  /// On an image of 380.
  public static Network efficientNetB4() {
    return new EfficientNets().build(380, 48, B4);
  }

  private Network build(int size, int stem, List<int[]> stages) {
    var x = net.unit(net.image(size), Convolution.of(stem, 3).stride(2), SWISH);
    for (int[] stage : stages) {
      for (int i = 0; i < stage[3]; i++) {
        var depthwise = Convolution.of(stage[0] * x.channels(), stage[1]);
        x = block(x, depthwise.stride(i == 0 ? stage[4] : 1), stage[2]);
      }
    }
    x = net.unit(x, Convolution.of(4 * x.channels(), 1), SWISH);
    return net.build(net.linear(net.globalPool(x), 1000));
  }

  private Tensor block(Tensor x, Convolution depthwise, int channels) {
    int hidden = depthwise.outChannels();
    var y = hidden == x.channels() ? x : net.unit(x, Convolution.of(hidden, 1), SWISH);
    y = net.unit(y, depthwise.grouped(hidden), SWISH);
    y = excited(y, x.channels() / SQUEEZE);
    y = net.batchNorm(net.convolution(y, Convolution.of(channels, 1)));
    return depthwise.stride() == 1 && x.channels() == channels ? net.sum(y, x) : y;
  }

  private Tensor excited(Tensor x, int squeezed) {
    var gate = net.activation(net.linear(net.globalPool(x), squeezed), SWISH);
    return net.product(x, net.activation(net.linear(gate, x.channels()), SIGMOID));
  }
}
