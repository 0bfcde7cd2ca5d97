package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.HARD_SIGMOID;
import static io.optimum.workbench.network.graph.Operator.Activation.Kind.HARD_SWISH;
import static io.optimum.workbench.network.graph.Operator.Activation.Kind.RELU;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Tensor;
import java.util.List;

/// MobileNet version 3 (Howard et al., Searching for MobileNetV3, 2019, tables 1 and 2).
public final class MobileNetV3 {
  private static final List<Row> LARGE =
      List.of(
          new Row(3, 16, 16, RELU, false, 1),
          new Row(3, 64, 24, RELU, false, 2),
          new Row(3, 72, 24, RELU, false, 1),
          new Row(5, 72, 40, RELU, true, 2),
          new Row(5, 120, 40, RELU, true, 1),
          new Row(5, 120, 40, RELU, true, 1),
          new Row(3, 240, 80, HARD_SWISH, false, 2),
          new Row(3, 200, 80, HARD_SWISH, false, 1),
          new Row(3, 184, 80, HARD_SWISH, false, 1),
          new Row(3, 184, 80, HARD_SWISH, false, 1),
          new Row(3, 480, 112, HARD_SWISH, true, 1),
          new Row(3, 672, 112, HARD_SWISH, true, 1),
          new Row(5, 672, 160, HARD_SWISH, true, 2),
          new Row(5, 960, 160, HARD_SWISH, true, 1),
          new Row(5, 960, 160, HARD_SWISH, true, 1));

  private static final List<Row> SMALL =
      List.of(
          new Row(3, 16, 16, RELU, true, 2),
          new Row(3, 72, 24, RELU, false, 2),
          new Row(3, 88, 24, RELU, false, 1),
          new Row(5, 96, 40, HARD_SWISH, true, 2),
          new Row(5, 240, 40, HARD_SWISH, true, 1),
          new Row(5, 240, 40, HARD_SWISH, true, 1),
          new Row(5, 120, 48, HARD_SWISH, true, 1),
          new Row(5, 144, 48, HARD_SWISH, true, 1),
          new Row(5, 288, 96, HARD_SWISH, true, 2),
          new Row(5, 576, 96, HARD_SWISH, true, 1),
          new Row(5, 576, 96, HARD_SWISH, true, 1));

  private final NetworkBuilder net = new NetworkBuilder();

  private MobileNetV3() {}

  public static Network large() {
    return new MobileNetV3().build(LARGE, 1280);
  }

  public static Network small() {
    return new MobileNetV3().build(SMALL, 1024);
  }

  /// A line of the paper's tables.
  private record Row(
      int kernel, int expanded, int channels, Activation.Kind kind, boolean squeezed, int stride) {}

  private Network build(List<Row> rows, int features) {
    var x = net.unit(net.image(224), Convolution.of(16, 3).stride(2), HARD_SWISH);
    for (Row row : rows) {
      x = block(x, row);
    }
    x = net.unit(x, Convolution.of(6 * x.channels(), 1), HARD_SWISH);
    x = net.activation(net.linear(net.globalPool(x), features), HARD_SWISH);
    return net.build(net.linear(x, 1000));
  }

  private Tensor block(Tensor x, Row row) {
    int hidden = row.expanded();
    var y = hidden == x.channels() ? x : net.unit(x, Convolution.of(hidden, 1), row.kind());
    var depthwise = Convolution.of(hidden, row.kernel()).grouped(hidden).stride(row.stride());
    y = net.unit(y, depthwise, row.kind());
    y = row.squeezed() ? excited(y) : y;
    y = net.batchNorm(net.convolution(y, Convolution.of(row.channels(), 1)));
    return row.stride() == 1 && x.channels() == row.channels() ? net.sum(y, x) : y;
  }

  private Tensor excited(Tensor x) {
    var gate = net.relu(net.linear(net.globalPool(x), rounded(x.channels() / 4.0)));
    return net.product(x, net.activation(net.linear(gate, x.channels()), HARD_SIGMOID));
  }

  /// To a multiple of 8, and not down by more than a tenth (the authors' code).
  private static int rounded(double channels) {
    int nearest = Math.max(8, (int) (channels + 4) / 8 * 8);
    return nearest < 0.9 * channels ? nearest + 8 : nearest;
  }
}
