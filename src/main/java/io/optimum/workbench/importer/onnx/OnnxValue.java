package io.optimum.workbench.importer.onnx;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tensor between operators: its shape, and its numbers where they are few and known.
///
/// @param dims sizes, none below 0
/// @param constant whether it is the same in every inference: weights, and what is made of them
/// @param values the numbers of a small whole-number tensor, such as a shape; null = not known
record OnnxValue(long[] dims, boolean constant, long @Nullable [] values) {
  static OnnxValue of(long... dims) {
    return new OnnxValue(dims, false, null);
  }

  static OnnxValue constant(long[] dims, long @Nullable [] values) {
    return new OnnxValue(dims, true, values);
  }

  /// A list of whole numbers.
  static OnnxValue list(long... values) {
    return new OnnxValue(new long[] {values.length}, true, values);
  }

  Optional<long[]> known() {
    return Optional.ofNullable(values);
  }

  int rank() {
    return dims.length;
  }

  /// The size of a dimension, counted from the end where negative; 1 where there is none.
  long dim(int index) {
    int at = index < 0 ? dims.length + index : index;
    return at >= 0 && at < dims.length ? dims[at] : 1;
  }

  double elements() {
    return Arrays.stream(dims).mapToDouble(size -> size).reduce(1, (a, b) -> a * b);
  }
}
