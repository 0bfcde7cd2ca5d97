package io.optimum.workbench.exporter.onnx;

import io.optimum.workbench.network.graph.Tensor;

/// A tensor under its name in the file.
///
/// @param heads of [Layout#HEADS], else 1
record Placed(String name, Tensor tensor, Layout layout, int heads) {
  Placed(String name, Tensor tensor, Layout layout) {
    this(name, tensor, layout, 1);
  }

  boolean is(Layout other) {
    return layout == other;
  }

  /// Which axis has the features.
  int featureAxis() {
    return layout == Layout.IMAGE ? 1 : -1;
  }
}
