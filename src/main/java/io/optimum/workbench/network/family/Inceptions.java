package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;

/// Inception v3 (Szegedy et al., Rethinking the Inception Architecture, 2016, table 1) on an image
/// of 299 by default, without the auxiliary classifier, which inference drops.
public final class Inceptions {
  private final NetworkBuilder net = new NetworkBuilder();

  private final Export export;

  private Inceptions(Export export) {
    this.export = export;
  }

  public static Network inceptionV3() {
    return new Inceptions(Export.TORCHVISION).build(299);
  }

  /// As Keras writes it, on an image of another size.
  public static Network kerasInceptionV3(int size) {
    return new Inceptions(Export.KERAS).build(size);
  }

  private Network build(int size) {
    var x = unit(export.image(net, size), Convolution.of(32, 3).valid().stride(2));
    x = unit(unit(x, Convolution.of(32, 3).valid()), Convolution.of(64, 3));
    x = unit(net.maxPool(x, 3, 2, 0), Convolution.of(80, 1));
    x = net.maxPool(unit(x, Convolution.of(192, 3).valid()), 3, 2, 0);
    x = gridOf35(gridOf35(gridOf35(x, 32), 64), 64);
    x = reducedTo17(x);
    x = gridOf17(gridOf17(gridOf17(gridOf17(x, 128), 160), 160), 192);
    x = gridOf8(gridOf8(reducedTo8(x)));
    return net.build(export.scores(net, net.globalPool(x), 1000));
  }

  private Tensor gridOf35(Tensor x, int pooled) {
    var wide = unit(unit(x, 48), Convolution.of(64, 5));
    var deep = unit(unit(unit(x, 64), Convolution.of(96, 3)), Convolution.of(96, 3));
    return net.concat(unit(x, 64), wide, deep, unit(net.averagePool(x, 3, 1, 1), pooled));
  }

  private Tensor reducedTo17(Tensor x) {
    var deep = unit(unit(x, 64), Convolution.of(96, 3));
    return net.concat(
        unit(x, Convolution.of(384, 3).valid().stride(2)),
        unit(deep, Convolution.of(96, 3).valid().stride(2)),
        net.maxPool(x, 3, 2, 0));
  }

  private Tensor gridOf17(Tensor x, int width) {
    var once = unit(across(unit(x, width), width), Convolution.rectangle(192, 7, 1));
    var twice = across(down(across(down(unit(x, width), width), width), width), 192);
    var pooled = unit(net.averagePool(x, 3, 1, 1), 192);
    return net.concat(unit(x, 192), once, twice, pooled);
  }

  private Tensor reducedTo8(Tensor x) {
    var shallow = unit(unit(x, 192), Convolution.of(320, 3).valid().stride(2));
    var deep = down(across(unit(x, 192), 192), 192);
    return net.concat(
        shallow, unit(deep, Convolution.of(192, 3).valid().stride(2)), net.maxPool(x, 3, 2, 0));
  }

  private Tensor gridOf8(Tensor x) {
    var shallow = unit(x, 384);
    var deep = unit(unit(x, 448), Convolution.of(384, 3));
    return net.concat(
        unit(x, 320), split(shallow), split(deep), unit(net.averagePool(x, 3, 1, 1), 192));
  }

  private Tensor split(Tensor x) {
    return net.concat(
        unit(x, Convolution.rectangle(384, 1, 3)), unit(x, Convolution.rectangle(384, 3, 1)));
  }

  private Tensor across(Tensor x, int channels) {
    return unit(x, Convolution.rectangle(channels, 1, 7));
  }

  private Tensor down(Tensor x, int channels) {
    return unit(x, Convolution.rectangle(channels, 7, 1));
  }

  private Tensor unit(Tensor x, int channels) {
    return unit(x, Convolution.of(channels, 1));
  }

  private Tensor unit(Tensor x, Convolution with) {
    return net.unit(x, with, RELU);
  }
}
