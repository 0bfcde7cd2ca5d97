package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Residual networks (He et al., Deep Residual Learning, 2016, table 1). The stride of a bottleneck
/// is in its 3×3 convolution as in torchvision, or in its first as in the paper and Keras.
public final class ResNets {
  private final NetworkBuilder net;
  private final Export export;

  private ResNets(NetworkBuilder net, Export export) {
    this.net = net;
    this.export = export;
  }

  public static Network resNet18() {
    return new ResNets(new NetworkBuilder(), Export.TORCHVISION).build(false, 2, 2, 2, 2);
  }

  public static Network resNet34() {
    return new ResNets(new NetworkBuilder(), Export.TORCHVISION).build(false, 3, 4, 6, 3);
  }

  public static Network resNet50() {
    return new ResNets(new NetworkBuilder(), Export.TORCHVISION).build(true, 3, 4, 6, 3);
  }

  public static Network resNet101() {
    return new ResNets(new NetworkBuilder(), Export.TORCHVISION).build(true, 3, 4, 23, 3);
  }

  public static Network resNet152() {
    return new ResNets(new NetworkBuilder(), Export.TORCHVISION).build(true, 3, 8, 36, 3);
  }

  public static Network kerasResNet152() {
    return new ResNets(new NetworkBuilder(), Export.KERAS).build(true, 3, 8, 36, 3);
  }

  /// The outputs of the four stages of a ResNet-50, as detectors use them.
  static List<Tensor> features(NetworkBuilder net, Tensor image) {
    return new ResNets(net, Export.TORCHVISION).stages(image, true, 3, 4, 6, 3);
  }

  private Network build(boolean bottleneck, int... blocks) {
    var x = stages(export.image(net, 224), bottleneck, blocks).getLast();
    return net.build(export.scores(net, net.globalPool(x), 1000));
  }

  private List<Tensor> stages(Tensor image, boolean bottleneck, int... blocks) {
    var x = net.unit(image, Convolution.of(64, 7).stride(2), RELU);
    x = export.firstPool(net, x);
    var stages = new ArrayList<Tensor>();
    for (int stage = 0; stage < blocks.length; stage++) {
      int width = 64 << stage;
      for (int block = 0; block < blocks[stage]; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        x = bottleneck ? bottleneck(x, width, stride) : basic(x, width, stride);
      }
      stages.add(x);
    }
    return stages;
  }

  private Tensor basic(Tensor x, int width, int stride) {
    var y = net.unit(x, Convolution.of(width, 3).stride(stride), RELU);
    y = net.batchNorm(net.convolution(y, Convolution.of(width, 3)));
    return net.relu(net.sum(y, shortcut(x, width, stride)));
  }

  private Tensor bottleneck(Tensor x, int width, int stride) {
    int first = export == Export.KERAS ? stride : 1;
    var y = net.unit(x, Convolution.of(width, 1).stride(first), RELU);
    y = net.unit(y, Convolution.of(width, 3).stride(stride / first), RELU);
    y = net.batchNorm(net.convolution(y, Convolution.of(4 * width, 1)));
    return net.relu(net.sum(y, shortcut(x, 4 * width, stride)));
  }

  private Tensor shortcut(Tensor x, int channels, int stride) {
    return x.channels() == channels
        ? x
        : net.batchNorm(net.convolution(x, Convolution.of(channels, 1).stride(stride)));
  }
}
