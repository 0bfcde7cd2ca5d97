package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.LEAKY_RELU;
import static io.optimum.workbench.network.graph.Operator.Activation.Kind.MISH;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Tensor;

/// YOLOv4 (Bochkovskiy et al., 2020; `cfg/yolov4.cfg` of Darknet): CSPDarknet-53, spatial pyramid
/// pooling, path aggregation, three heads of 80 classes. Decoding the boxes is left to the host.
public final class Yolo {
  private static final int HEAD_CHANNELS = 3 * (80 + 5);

  private final NetworkBuilder net = new NetworkBuilder();

  private Yolo() {}

  /// On a square image; the size is a multiple of 32.
  public static Network yoloV4(int size) {
    return new Yolo().build(size);
  }

  private Network build(int size) {
    var x = unit(net.image(size), 32, 3, MISH);
    x = stage(x, 64, 1, true);
    x = stage(x, 128, 2, false);
    var fine = stage(x, 256, 8, false);
    var middle = stage(fine, 512, 8, false);
    var coarse = pyramid(stage(middle, 1024, 4, false));
    var joinedMiddle = upwards(coarse, middle, 256);
    var joinedFine = upwards(joinedMiddle, fine, 128);
    var outMiddle = downwards(joinedFine, joinedMiddle, 256);
    var outCoarse = downwards(outMiddle, coarse, 512);
    return net.build(head(joinedFine, 256), head(outMiddle, 512), head(outCoarse, 1024));
  }

  /// A cross stage partial stage: half the channels pass the residual blocks.
  private Tensor stage(Tensor x, int width, int blocks, boolean first) {
    int half = first ? width : width / 2;
    var down = net.unit(x, Convolution.of(width, 3).stride(2), MISH);
    var aside = unit(down, half, 1, MISH);
    var y = unit(down, half, 1, MISH);
    for (int i = 0; i < blocks; i++) {
      int inner = first ? half / 2 : half;
      y = net.sum(unit(unit(y, inner, 1, MISH), half, 3, MISH), y);
    }
    return unit(net.concat(unit(y, half, 1, MISH), aside), width, 1, MISH);
  }

  private Tensor pyramid(Tensor x) {
    var y = leaky(leaky(leaky(x, 512, 1), 1024, 3), 512, 1);
    y = net.concat(net.maxPool(y, 13, 1, 6), net.maxPool(y, 9, 1, 4), net.maxPool(y, 5, 1, 2), y);
    return leaky(leaky(leaky(y, 512, 1), 1024, 3), 512, 1);
  }

  private Tensor upwards(Tensor coarse, Tensor fine, int width) {
    var up = net.resize(leaky(coarse, width, 1), 2);
    return fiveTimes(net.concat(leaky(fine, width, 1), up), width);
  }

  private Tensor downwards(Tensor fine, Tensor coarse, int width) {
    var down = net.unit(fine, Convolution.of(width, 3).stride(2), LEAKY_RELU);
    return fiveTimes(net.concat(down, coarse), width);
  }

  private Tensor fiveTimes(Tensor x, int width) {
    var y = leaky(leaky(x, width, 1), 2 * width, 3);
    y = leaky(leaky(y, width, 1), 2 * width, 3);
    return leaky(y, width, 1);
  }

  private Tensor head(Tensor x, int width) {
    return net.convolution(leaky(x, width, 3), Convolution.of(HEAD_CHANNELS, 1).withBias());
  }

  private Tensor leaky(Tensor x, int channels, int kernel) {
    return unit(x, channels, kernel, LEAKY_RELU);
  }

  private Tensor unit(Tensor x, int channels, int kernel, Activation.Kind kind) {
    return net.unit(x, Convolution.of(channels, kernel), kind);
  }
}
