package io.optimum.workbench.exporter.onnx;

import static io.optimum.workbench.exporter.onnx.OnnxNodes.integer;
import static io.optimum.workbench.exporter.onnx.OnnxNodes.integers;

import io.optimum.workbench.network.graph.Operator.Pooling;
import io.optimum.workbench.network.graph.Tensor;

/// Poolings. A network says how large windows and results are; step and border follow.
final class Windows {
  private final OnnxNodes nodes;
  private final Shapes shapes;

  Windows(OnnxNodes nodes, Shapes shapes) {
    this.nodes = nodes;
    this.shapes = shapes;
  }

  Placed pooled(Placed given, Pooling with, Tensor to) {
    Placed x = shapes.image(given);
    String name =
        switch (with.kind()) {
          case MAX -> windows("MaxPool", x, with.kernel(), to);
          case AVERAGE -> windows("AveragePool", x, with.kernel(), to);
          case GLOBAL_AVERAGE -> nodes.add("GlobalAveragePool", x.name());
        };
    return new Placed(name, to, Layout.IMAGE);
  }

  private String windows(String type, Placed x, int kernel, Tensor to) {
    Step step = Step.of(x.tensor(), kernel, to);
    var shape = integers("kernel_shape", kernel, kernel);
    var strides = integers("strides", step.stride(), step.stride());
    int border = step.border();
    var pads = integers("pads", border, border, border, border);
    return type.equals("MaxPool")
        ? nodes.add(type, x.name(), shape, strides, pads)
        : nodes.add(type, x.name(), shape, strides, pads, integer("count_include_pad", 1));
  }

  /// Pixels between windows, and zeros around the image.
  record Step(int stride, int border) {
    /// The smallest stride, then border, that gives this result.
    static Step of(Tensor from, int kernel, Tensor to) {
      for (int stride = 1; stride <= Math.max(kernel, 2); stride++) {
        for (int border = 0; border <= kernel / 2; border++) {
          Step step = new Step(stride, border);
          if (step.over(from.height(), kernel) == to.height()
              && step.over(from.width(), kernel) == to.width()) {
            return step;
          }
        }
      }
      throw new IllegalArgumentException(
          "No windows of %d give %d × %d from %d × %d."
              .formatted(kernel, to.height(), to.width(), from.height(), from.width()));
    }

    private int over(int size, int kernel) {
      return (size + 2 * border - kernel) / stride + 1;
    }
  }
}
