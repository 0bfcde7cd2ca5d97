package io.optimum.workbench.exporter.onnx;

import static io.optimum.workbench.exporter.onnx.OnnxNodes.integer;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Layer;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.Operator;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.Elementwise;
import io.optimum.workbench.network.graph.Operator.Gather;
import io.optimum.workbench.network.graph.Operator.MatrixProduct;
import io.optimum.workbench.network.graph.Operator.Normalisation;
import io.optimum.workbench.network.graph.Operator.Padding;
import io.optimum.workbench.network.graph.Operator.Pooling;
import io.optimum.workbench.network.graph.Operator.PositionTable;
import io.optimum.workbench.network.graph.Operator.Resize;
import io.optimum.workbench.network.graph.Operator.UpConvolution;
import io.optimum.workbench.network.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A network, layer by layer, as operators of ONNX.
final class Translation {
  private final OnnxNodes nodes = new OnnxNodes();
  private final Shapes shapes = new Shapes(nodes);
  private final Products products = new Products(nodes, shapes);
  private final Pointwise pointwise = new Pointwise(nodes, shapes);
  private final Windows windows = new Windows(nodes, shapes);
  private final Map<Tensor, Placed> placed = new HashMap<>();
  private final Network network;
  private final Magnitudes magnitudes;
  private final Set<Tensor> ids = new HashSet<>();
  private final Set<Tensor> turned = new HashSet<>();

  Translation(Network network) {
    this.network = network;
    this.magnitudes = new Magnitudes(network);
    for (Layer layer : network.layers()) {
      if (layer.operator() instanceof Gather) {
        ids.add(layer.input());
      }
      if (layer.operator() instanceof Operator.Transposition) {
        turned.add(layer.input());
      }
    }
  }

  OnnxNodes nodes() {
    return nodes;
  }

  /// The graph's inputs: whole numbers for lookups, else numbers.
  List<OnnxExporter.Port> inputs() {
    List<OnnxExporter.Port> ports = new ArrayList<>();
    for (Tensor input : network.inputs()) {
      String name = "input" + (ports.size() == 0 ? "" : ports.size());
      Placed at = input(name, input);
      placed.put(input, at);
      ports.add(new OnnxExporter.Port(name, ids.contains(input), dims(at)));
    }
    return ports;
  }

  private Placed input(String name, Tensor input) {
    Layout layout =
        ids.contains(input)
            ? Layout.ROWS
            : turned.contains(input) ? Layout.CHANNELS_LAST : Layout.IMAGE;
    return new Placed(name, input, layout);
  }

  private long[] dims(Placed x) {
    Tensor t = x.tensor();
    return switch (x.layout()) {
      case IMAGE -> new long[] {t.channels(), t.height(), t.width()};
      case CHANNELS_LAST -> new long[] {t.height(), t.width(), t.channels()};
      case ROWS ->
          ids.contains(t) ? new long[] {t.height()} : new long[] {t.height(), t.channels()};
      case HEADS -> new long[] {x.heads(), t.height(), t.channels() / x.heads()};
    };
  }

  /// Translates all layers, and gives the graph's outputs. Call after [#inputs].
  List<OnnxExporter.Port> outputs() {
    for (Layer layer : network.layers()) {
      nodes.begin(layer.name());
      List<Placed> from = layer.inputs().stream().map(placed::get).toList();
      placed.put(layer.output(), layer(layer, from));
    }
    return network.outputs().stream()
        .map(placed::get)
        .map(each -> new OnnxExporter.Port(each.name(), false, dims(each)))
        .toList();
  }

  private Placed layer(Layer layer, List<Placed> from) {
    Placed x = from.getFirst();
    Tensor to = layer.output();
    return switch (layer.operator()) {
      case Convolution it -> products.convolution(x, it, to, magnitudes.gain(layer.input(), to));
      case MatrixProduct it -> products.product(x, from.get(1), it, to);
      case UpConvolution it -> products.upwards(x, it, to, magnitudes.gain(layer.input(), to));
      case Gather it -> products.lookup(x, it.ownedRows(), to);
      case Normalisation it -> as(pointwise.normalised(x, it.kind()), to);
      case Activation it -> as(x, pointwise.activation(x.name(), it.kind()), to);
      case Elementwise it -> combined(x, from.get(1), it, to);
      case Operator.Softmax _ ->
          as(x, nodes.add("Softmax", x.name(), integer("axis", x.featureAxis())), to);
      case Pooling it -> windows.pooled(x, it, to);
      case Operator.Concatenation _ -> concatenated(from, to);
      case Resize it -> resized(shapes.image(x), it.factor(), to);
      case PositionTable it -> positions(shapes.rows(x), it.prepended(), to);
      case Operator.Transposition _ ->
          x.is(Layout.CHANNELS_LAST) ? as(shapes.image(x), to) : shapes.channelsLast(x, to);
      case Padding it -> padded(shapes.image(x), it.border(), to);
      case Operator.View _ -> shapes.view(x, to);
    };
  }

  private Placed combined(Placed left, Placed right, Elementwise with, Tensor to) {
    Placed x = left.is(Layout.HEADS) ? shapes.rows(left) : left;
    Placed y = shapes.like(right, x);
    String type = with.kind() == Elementwise.Kind.ADD ? "Add" : "Mul";
    return as(x, nodes.add(type, List.of(x.name(), y.name())), to);
  }

  private Placed concatenated(List<Placed> from, Tensor to) {
    Placed first = from.getFirst();
    Placed like = first.is(Layout.ROWS) ? first : shapes.image(first);
    List<String> parts = from.stream().map(each -> shapes.like(each, like).name()).toList();
    return as(like, nodes.add("Concat", parts, integer("axis", like.featureAxis())), to);
  }

  private Placed resized(Placed x, int factor, Tensor to) {
    String scales = nodes.scales(factor);
    return as(x, nodes.add("Resize", List.of(x.name(), "", scales)), to);
  }

  private Placed padded(Placed x, int border, Tensor to) {
    String pads = nodes.longs(0, 0, border, border, 0, 0, border, border);
    return as(x, nodes.add("Pad", List.of(x.name(), pads)), to);
  }

  /// Learned positions in front are zeros there plus the table.
  private Placed positions(Placed x, int prepended, Tensor to) {
    String name = x.name();
    if (prepended > 0) {
      name = nodes.add("Pad", List.of(name, nodes.longs(0, prepended, 0, 0, 0, 0)));
    }
    String table = nodes.drawn(1, 1, 1, to.height(), to.channels());
    return as(x, nodes.add("Add", List.of(name, table)), to);
  }

  private static Placed as(Placed x, Tensor to) {
    return as(x, x.name(), to);
  }

  private static Placed as(Placed x, String name, Tensor to) {
    return new Placed(name, to, x.layout(), x.heads());
  }
}
