package io.optimum.workbench.exporter.onnx;

import static io.optimum.workbench.exporter.onnx.OnnxNodes.integer;
import static io.optimum.workbench.exporter.onnx.OnnxNodes.integers;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Operator.MatrixProduct;
import io.optimum.workbench.network.graph.Operator.UpConvolution;
import io.optimum.workbench.network.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything with multiply-adds. A layer that shares weights takes those written last of the same
/// shape.
final class Products {
  private final OnnxNodes nodes;
  private final Shapes shapes;
  private final Map<List<Long>, String> owned = new HashMap<>();

  Products(OnnxNodes nodes, Shapes shapes) {
    this.nodes = nodes;
    this.shapes = shapes;
  }

  /// Over positions a product with a matrix, over pixels a convolution.
  ///
  /// @param gain how much larger the output shall be than the input
  Placed convolution(Placed x, Convolution with, Tensor to, double gain) {
    boolean linear = with.pointwise() && with.groups() == 1 && with.stride() == 1;
    return linear && !x.is(Layout.IMAGE) && !x.is(Layout.CHANNELS_LAST)
        ? linear(shapes.rows(x), with, to, gain)
        : windowed(shapes.image(x), with, to, gain);
  }

  private Placed linear(Placed x, Convolution with, Tensor to, double gain) {
    long in = x.tensor().channels();
    long out = with.outChannels();
    String matrix = matrix(in, out, with.sharedWeights(), gain);
    String product = nodes.add("MatMul", List.of(x.name(), matrix));
    if (with.biased()) {
      String bias = weights(with.sharedWeights(), 0, out);
      product = nodes.add("Add", List.of(product, bias));
    }
    return new Placed(product, to, Layout.ROWS);
  }

  /// A shared matrix may be the table of a lookup, turned.
  private String matrix(long in, long out, boolean shared, double gain) {
    String table = owned.get(List.of(out, in));
    if (shared && !owned.containsKey(List.of(in, out)) && table != null) {
      return shapes.transposed(table, 1, 0);
    }
    return weights(shared, gain, in, out);
  }

  private Placed windowed(Placed x, Convolution with, Tensor to, double gain) {
    long perGroup = x.tensor().channels() / with.groups();
    long[] dims = {with.outChannels(), perGroup, with.kernelHeight(), with.kernelWidth()};
    List<String> inputs = new ArrayList<>();
    inputs.add(x.name());
    inputs.add(weights(with.sharedWeights(), gain, dims));
    if (with.biased()) {
      inputs.add(weights(with.sharedWeights(), 0, with.outChannels()));
    }
    int down = with.padHeight();
    int across = with.padWidth();
    String name =
        nodes.add(
            "Conv",
            inputs,
            integers("kernel_shape", with.kernelHeight(), with.kernelWidth()),
            integers("strides", with.stride(), with.stride()),
            integers("pads", down, across, down, across),
            integers("dilations", 1, 1),
            integer("group", with.groups()));
    return new Placed(name, to, Layout.IMAGE);
  }

  Placed upwards(Placed x, UpConvolution with, Tensor to, double gain) {
    long factor = with.factor();
    long in = x.tensor().channels();
    List<String> inputs =
        List.of(
            shapes.image(x).name(),
            nodes.drawn(in, gain, in, with.outChannels(), factor, factor),
            nodes.filled(0, with.outChannels()));
    String name =
        nodes.add(
            "ConvTranspose",
            inputs,
            integers("kernel_shape", factor, factor),
            integers("strides", factor, factor));
    return new Placed(name, to, Layout.IMAGE);
  }

  /// Scores multiply queries with keys, one position of each; otherwise the second operand has a
  /// row for each column of the first.
  Placed product(Placed x, Placed y, MatrixProduct with, Tensor to) {
    Tensor right = y.tensor();
    boolean keys =
        !x.is(Layout.HEADS)
            && right.height() == with.columns()
            && right.channels() == with.heads() * with.depth();
    Placed first = shapes.heads(x, with.heads(), false);
    Placed second = shapes.heads(y, with.heads(), keys);
    String name = nodes.add("MatMul", List.of(first.name(), second.name()));
    if (keys) {
      float scale = (float) (1 / Math.sqrt(with.depth()));
      name = nodes.add("Mul", List.of(name, nodes.number(scale)));
    }
    return new Placed(name, to, Layout.HEADS, with.heads());
  }

  /// Rows of a table.
  ///
  /// @param ownedRows 0 = of the table of that width written last
  Placed lookup(Placed ids, long ownedRows, Tensor to) {
    long width = to.channels();
    String table = ownedRows == 0 ? owned.get(List.of(width)) : nodes.drawn(1, 1, ownedRows, width);
    if (table == null) {
      throw new IllegalArgumentException(
          "A lookup of %d features shares a table, but none was written before it."
              .formatted(width));
    }
    owned.put(List.of(width), table);
    owned.put(List.of(ownedRows, width), table);
    String name = nodes.add("Gather", List.of(table, ids.name()), integer("axis", 0));
    return new Placed(name, to, Layout.ROWS);
  }

  /// @param gain 0 = a bias, which begins at 0
  private String weights(boolean shared, double gain, long... dims) {
    List<Long> key = new ArrayList<>();
    long fanIn = 1;
    for (int i = 0; i < dims.length; i++) {
      key.add(dims[i]);
      fanIn *= dims.length == 2 ? (i == 0 ? dims[i] : 1) : i == 0 ? 1 : dims[i];
    }
    if (gain == 0) {
      key.add(-1L);
    }
    String before = owned.get(key);
    if (shared && before != null) {
      return before;
    }
    String name = gain == 0 ? nodes.filled(0, dims) : nodes.drawn(fanIn, gain, dims);
    owned.put(key, name);
    return name;
  }
}
