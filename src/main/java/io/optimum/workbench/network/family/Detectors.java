package io.optimum.workbench.network.family;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Detectors of one stage as torchvision writes them: SSD300 on VGG-16 (Liu et al., 2016) and
/// RetinaNet on a ResNet-50 with a feature pyramid (Lin et al., 2017). Sorting and suppressing
/// boxes is left to the host.
public final class Detectors {
  private static final int CLASSES = 91;
  private static final int PYRAMID = 256;
  private static final int ANCHORS = 9;

  private final NetworkBuilder net = new NetworkBuilder();
  private final List<Tensor> outputs = new ArrayList<>();

  private Detectors() {}

  public static Network ssd300() {
    return new Detectors().ssd();
  }

  /// On a square image.
  public static Network retinaNet(int size) {
    return new Detectors().retina(size);
  }

  private Network ssd() {
    var fine = conv(conv(net.image(300), 64, 3), 64, 3);
    fine = conv(conv(net.maxPool(fine, 2, 2, 0), 128, 3), 128, 3);
    fine = conv(conv(conv(net.maxPool(fine, 2, 2, 0), 256, 3), 256, 3), 256, 3);
    // The padding stands for rounding the size up, from 75 to 38.
    fine = conv(conv(conv(net.maxPool(fine, 2, 2, 1), 512, 3), 512, 3), 512, 3);
    var x = conv(conv(conv(net.maxPool(fine, 2, 2, 0), 512, 3), 512, 3), 512, 3);
    x = conv(conv(net.maxPool(x, 3, 1, 1), 1024, 3), 1024, 1);
    ssdHead(net.rootMeanSquareNorm(fine), 4);
    ssdHead(x, 6);
    x = strided(conv(x, 256, 1), 512);
    ssdHead(x, 6);
    x = strided(conv(x, 128, 1), 256);
    ssdHead(x, 6);
    for (int i = 0; i < 2; i++) {
      var valid = Convolution.of(256, 3).valid().withBias();
      x = net.relu(net.convolution(conv(x, 128, 1), valid));
      ssdHead(x, 4);
    }
    return net.build(outputs.toArray(Tensor[]::new));
  }

  private void ssdHead(Tensor x, int boxes) {
    outputs.add(head(x, boxes * CLASSES, true));
    outputs.add(head(x, boxes * 4, true));
  }

  private Network retina(int size) {
    List<Tensor> stages = ResNets.features(net, net.image(size));
    var levels = new ArrayList<Tensor>();
    var above = plain(stages.getLast(), PYRAMID, 1);
    levels.add(plain(above, PYRAMID, 3));
    for (int stage = stages.size() - 2; stage > 0; stage--) {
      above = net.sum(plain(stages.get(stage), PYRAMID, 1), net.resize(above, 2));
      levels.addFirst(plain(above, PYRAMID, 3));
    }
    var coarse = Convolution.of(PYRAMID, 3).stride(2).withBias();
    levels.add(net.convolution(levels.getLast(), coarse));
    levels.add(net.convolution(net.relu(levels.getLast()), coarse));
    for (int level = 0; level < levels.size(); level++) {
      retinaHead(levels.get(level), ANCHORS * CLASSES, level == 0);
      retinaHead(levels.get(level), ANCHORS * 4, level == 0);
    }
    return net.build(outputs.toArray(Tensor[]::new));
  }

  /// All levels of the pyramid share the weights of the first.
  private void retinaHead(Tensor level, int channels, boolean owned) {
    var x = level;
    for (int i = 0; i < 4; i++) {
      x = net.relu(net.convolution(x, owning(PYRAMID, owned)));
    }
    outputs.add(head(x, channels, owned));
  }

  /// Boxes or classes, laid out anew so that the levels can follow each other.
  private Tensor head(Tensor x, int channels, boolean owned) {
    return net.transposed(net.convolution(x, owning(channels, owned)));
  }

  private static Convolution owning(int channels, boolean owned) {
    var with = Convolution.of(channels, 3).withBias();
    return owned ? with : with.withSharedWeights();
  }

  private Tensor conv(Tensor x, int channels, int kernel) {
    return net.relu(plain(x, channels, kernel));
  }

  private Tensor strided(Tensor x, int channels) {
    return net.relu(net.convolution(x, Convolution.of(channels, 3).stride(2).withBias()));
  }

  private Tensor plain(Tensor x, int channels, int kernel) {
    return net.convolution(x, Convolution.of(channels, kernel).withBias());
  }
}
