package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU;
import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU6;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;
import java.util.List;

/// Networks of depthwise separable convolutions: version 1 (Howard et al., 2017, table 1) and
/// version 2 with inverted residuals (Sandler et al., 2018, table 2).
public final class MobileNets {
  /// Expansion factor, output channels, repetitions, stride of the first (version 2, table 2).
  private static final List<int[]> BOTTLENECKS =
      List.of(
          new int[] {1, 16, 1, 1},
          new int[] {6, 24, 2, 2},
          new int[] {6, 32, 3, 2},
          new int[] {6, 64, 4, 2},
          new int[] {6, 96, 3, 1},
          new int[] {6, 160, 3, 2},
          new int[] {6, 320, 1, 1});

  private final NetworkBuilder net = new NetworkBuilder();

  private MobileNets() {}

  public static Network mobileNetV1() {
    return new MobileNets().version1();
  }

  public static Network mobileNetV2() {
    return new MobileNets().version2();
  }

  private Network version1() {
    var x = net.unit(net.image(224), Convolution.of(32, 3).stride(2), RELU);
    int[] widths = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
    for (int width : widths) {
      int stride = width > x.channels() && width > 64 ? 2 : 1;
      x = net.unit(x, Convolution.of(x.channels(), 3).grouped(x.channels()).stride(stride), RELU);
      x = net.unit(x, Convolution.of(width, 1), RELU);
    }
    return net.build(net.linear(net.globalPool(x), 1000));
  }

  private Network version2() {
    var x = net.unit(net.image(224), Convolution.of(32, 3).stride(2), RELU6);
    for (int[] row : BOTTLENECKS) {
      for (int i = 0; i < row[2]; i++) {
        x = inverted(x, row[0], row[1], i == 0 ? row[3] : 1);
      }
    }
    x = net.unit(x, Convolution.of(1280, 1), RELU6);
    return net.build(net.linear(net.globalPool(x), 1000));
  }

  private Tensor inverted(Tensor x, int expansion, int channels, int stride) {
    int hidden = expansion * x.channels();
    var y = expansion == 1 ? x : net.unit(x, Convolution.of(hidden, 1), RELU6);
    y = net.unit(y, Convolution.of(hidden, 3).grouped(hidden).stride(stride), RELU6);
    y = net.batchNorm(net.convolution(y, Convolution.of(channels, 1)));
    return stride == 1 && x.channels() == channels ? net.sum(y, x) : y;
  }
}
