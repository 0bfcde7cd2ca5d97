package io.optimum.workbench.importer.onnx;

/// Sizes of what slides a window over an image, after the formulas of ONNX's operator documentation
/// (`Conv`, `ConvTranspose`, `MaxPool`).
final class Windows {
  private Windows() {}

  /// Spatial sizes after a window.
  static long[] after(OnnxNode node, long[] kernel) {
    OnnxValue x = node.input(0);
    long[] sizes = new long[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      long size = x.dim(i + 2);
      long stride = Math.max(1, at(node.numbers("strides"), i, 1));
      long span = (kernel[i] - 1) * Math.max(1, at(node.numbers("dilations"), i, 1)) + 1;
      if (node.text("auto_pad", "NOTSET").startsWith("SAME")) {
        sizes[i] = (size + stride - 1) / stride;
      } else {
        long padded = size + pad(node, i) + pad(node, i + kernel.length) - span;
        long rounded = node.number("ceil_mode", 0) == 1 ? padded + stride - 1 : padded;
        sizes[i] = Math.max(1, Math.floorDiv(rounded, stride) + 1);
      }
    }
    return sizes;
  }

  /// Spatial sizes after a transposed convolution.
  static long[] before(OnnxNode node, long[] kernel) {
    long[] sizes = new long[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      long stride = Math.max(1, at(node.numbers("strides"), i, 1));
      long span = (kernel[i] - 1) * Math.max(1, at(node.numbers("dilations"), i, 1)) + 1;
      long size = stride * (node.input(0).dim(i + 2) - 1) + span;
      size +=
          at(node.numbers("output_padding"), i, 0) - pad(node, i) - pad(node, i + kernel.length);
      sizes[i] = Math.max(1, at(node.numbers("output_shape"), i, size));
    }
    return sizes;
  }

  /// The kernel of a convolution: as said, else by its weights.
  static long[] kernel(OnnxNode node) {
    long[] said = node.numbers("kernel_shape");
    if (said.length > 0) {
      return said;
    }
    long[] weights = node.input(1).dims();
    return weights.length > 2
        ? java.util.Arrays.copyOfRange(weights, 2, weights.length)
        : new long[0];
  }

  static long pad(OnnxNode node, int index) {
    return at(node.numbers("pads"), index, 0);
  }

  static long at(long[] values, int index, long otherwise) {
    return index < values.length ? values[index] : otherwise;
  }
}
