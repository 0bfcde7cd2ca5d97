package io.optimum.workbench.importer.layer;

import java.util.Locale;
import java.util.Set;

/// How a layer does its work, as far as arithmetic and grid are concerned.
public enum LayerKind {
  /// Launches nothing: aliases, markers and host work.
  NONE,
  CONVOLUTION,
  DECONVOLUTION,
  MATRIX_MULTIPLY,
  POOLING,
  /// Reads rows and keeps running values: softmax, normalisation, reduction.
  REDUCTION,
  /// One or few operations per element: pointwise, reformat, copies and what we do not know.
  ELEMENTWISE;

  private static final Set<String> SILENT =
      Set.of("noop", "constant", "signal", "wait", "trainstation", "shape_call", "shapehost");

  static LayerKind of(String type, String operation) {
    if (SILENT.contains(type.toLowerCase(Locale.ROOT))) {
      return NONE;
    }
    String text = (operation + " " + type).toLowerCase(Locale.ROOT);
    if (text.contains("deconvolution")) {
      return DECONVOLUTION;
    }
    if (text.contains("convolution")) {
      return CONVOLUTION;
    }
    if (containsAny(text, "gemm", "matrixmultiply", "matmul", "fullyconnected", "cublas")) {
      return MATRIX_MULTIPLY;
    }
    if (text.contains("pooling")) {
      return POOLING;
    }
    return containsAny(text, "softmax", "normalization", "reduce", "layernorm")
        ? REDUCTION
        : ELEMENTWISE;
  }

  boolean isMatrixMultiply() {
    return this == CONVOLUTION || this == DECONVOLUTION || this == MATRIX_MULTIPLY;
  }

  private static boolean containsAny(String text, String... words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
