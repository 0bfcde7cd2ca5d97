package io.optimum.workbench.exporter.onnx;

import static io.optimum.workbench.exporter.onnx.OnnxNodes.integers;

import io.optimum.workbench.network.graph.Tensor;
import java.util.List;

/// Layouts and views. A view takes the first positions and features of a sequence, or repeats its
/// only position; of an image it is the same elements under another shape.
final class Shapes {
  private final OnnxNodes nodes;

  Shapes(OnnxNodes nodes) {
    this.nodes = nodes;
  }

  Placed image(Placed x) {
    return switch (x.layout()) {
      case IMAGE -> x;
      case CHANNELS_LAST -> placed(transposed(x.name(), 0, 3, 1, 2), x.tensor(), Layout.IMAGE);
      case ROWS, HEADS -> {
        Tensor t = x.tensor();
        String turned = transposed(rows(x).name(), 0, 2, 1);
        yield placed(reshaped(turned, 0, t.channels(), t.height(), t.width()), t, Layout.IMAGE);
      }
    };
  }

  Placed rows(Placed x) {
    Tensor t = x.tensor();
    return switch (x.layout()) {
      case ROWS -> x;
      case IMAGE ->
          placed(
              transposed(reshaped(x.name(), 0, t.channels(), t.positions()), 0, 2, 1),
              t,
              Layout.ROWS);
      case CHANNELS_LAST ->
          placed(reshaped(x.name(), 0, t.positions(), t.channels()), t, Layout.ROWS);
      case HEADS ->
          placed(
              reshaped(transposed(x.name(), 0, 2, 1, 3), 0, t.height(), t.channels()),
              t,
              Layout.ROWS);
    };
  }

  /// Heads of `depth` features; `turned` has the features before the positions.
  Placed heads(Placed x, int heads, boolean turned) {
    if (x.is(Layout.HEADS)) {
      return x;
    }
    Tensor t = x.tensor();
    String split = reshaped(rows(x).name(), 0, t.height(), heads, t.channels() / heads);
    String name = turned ? transposed(split, 0, 2, 3, 1) : transposed(split, 0, 2, 1, 3);
    return new Placed(name, t, Layout.HEADS, heads);
  }

  /// As the other one lies.
  Placed like(Placed x, Placed other) {
    return switch (other.layout()) {
      case IMAGE -> image(x);
      case ROWS -> rows(x);
      case CHANNELS_LAST, HEADS -> x;
    };
  }

  Placed view(Placed x, Tensor to) {
    boolean sequence = to.width() == 1 && to.height() > 1;
    if (x.is(Layout.IMAGE) && sequence && to.channels() == x.tensor().channels()) {
      Placed rows = rows(x);
      return new Placed(rows.name(), to, Layout.ROWS);
    }
    if (x.is(Layout.ROWS) || x.is(Layout.HEADS)) {
      return part(rows(x), to);
    }
    return placed(reshaped(x.name(), 0, to.channels(), to.height(), to.width()), to, Layout.IMAGE);
  }

  private Placed part(Placed x, Tensor to) {
    String name = x.name();
    Tensor from = x.tensor();
    if (to.height() < from.height()) {
      name = first(name, to.height(), 1);
    }
    if (to.channels() < from.channels()) {
      name = first(name, to.channels(), 2);
    }
    if (to.height() > from.height()) {
      name = nodes.add("Expand", List.of(name, nodes.longs(1, to.height(), 1)));
    }
    return placed(name, to, Layout.ROWS);
  }

  private String first(String name, long count, long axis) {
    return nodes.add("Slice", List.of(name, nodes.longs(0), nodes.longs(count), nodes.longs(axis)));
  }

  /// Channels last.
  Placed channelsLast(Placed x, Tensor to) {
    return placed(transposed(image(x).name(), 0, 2, 3, 1), to, Layout.CHANNELS_LAST);
  }

  String transposed(String name, long... order) {
    return nodes.add("Transpose", name, integers("perm", order));
  }

  private String reshaped(String name, long... dims) {
    return nodes.add("Reshape", List.of(name, nodes.longs(dims)));
  }

  private static Placed placed(String name, Tensor tensor, Layout layout) {
    return new Placed(name, tensor, layout);
  }
}
