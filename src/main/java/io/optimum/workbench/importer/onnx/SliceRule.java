package io.optimum.workbench.importer.onnx;

import java.util.Optional;

/// The shape of a slice: bounds counted from the end where negative, kept within the tensor.
final class SliceRule {
  private SliceRule() {}

  static Optional<long[]> of(OnnxNode node) {
    OnnxValue x = node.input(0);
    Optional<long[]> starts = node.numbers("starts", 1);
    Optional<long[]> ends = node.numbers("ends", 2);
    if (starts.isEmpty() || ends.isEmpty()) {
      return Optional.empty();
    }
    long[] axes = node.numbers("axes", 3).orElse(new long[0]);
    long[] steps = node.input(4).known().orElse(new long[0]);
    long[] dims = x.dims().clone();
    for (int i = 0; i < starts.get().length; i++) {
      long axis = Windows.at(axes, i, i);
      int at = (int) (axis < 0 ? axis + x.rank() : axis);
      if (at >= 0 && at < dims.length) {
        long end = Windows.at(ends.get(), i, Long.MAX_VALUE);
        dims[at] = length(dims[at], starts.get()[i], end, Windows.at(steps, i, 1));
      }
    }
    return Optional.of(dims);
  }

  private static long length(long size, long start, long end, long step) {
    long from = Math.clamp(start < 0 ? start + size : start, 0, size);
    long to = Math.clamp(end < 0 ? end + size : end, 0, size);
    long span = step < 0 ? from - to : to - from;
    long width = Math.max(1, step == Long.MIN_VALUE ? 1 : Math.abs(step));
    return Math.max(0, (span + width - 1) / width);
  }
}
