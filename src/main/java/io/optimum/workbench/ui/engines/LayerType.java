package io.optimum.workbench.ui.engines;

import java.util.List;
import java.util.Locale;

/// What kind of work a layer does, told from its name and its kernel's: TensorRT names fused layers
/// after their parts, the heaviest of which decides. A name that says nothing is `OTHER`.
enum LayerType {
  CONVOLUTION("convolution", "conv", "implicit_gemm", "fprop"),
  ATTENTION("attention", "attention", "mha", "softmax"),
  MATRIX_MULTIPLY("matrix multiply", "matmul", "gemm", "fc", "dense", "linear"),
  NORMALISATION("normalisation", "norm", "lrn"),
  POOLING("pooling", "pool"),
  RESHAPE("reformat", "reformat", "shuffle", "transpose", "permut", "reshape", "copy", "concat"),
  ELEMENTWISE(
      "elementwise", "pointwise", "elementwise", "relu", "gelu", "sigmoid", "add", "mul", "scale"),
  OTHER("other");

  private final String words;

  private final String keys;

  /// @param keys parts of names, any of which tells the type
  LayerType(String words, String... keys) {
    this.words = words;
    this.keys = String.join(" ", keys);
  }

  /// For people.
  String words() {
    return words;
  }

  /// @param layer name of the layer; asked first
  /// @param kernel name of its kernel
  static LayerType of(String layer, String kernel) {
    LayerType byLayer = of(layer);
    return byLayer == OTHER ? of(kernel) : byLayer;
  }

  private static LayerType of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (LayerType type : values()) {
      if (!type.keys.isEmpty()
          && List.of(type.keys.split(" ", -1)).stream().anyMatch(lower::contains)) {
        return type;
      }
    }
    return OTHER;
  }
}
