package io.optimum.workbench.importer.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// The shape of what an operator gives, after ONNX's operator documentation. Operators that give
/// several tensors give the first one's shape here; `Split` is told apart by its caller.
final class ShapeRules {
  private ShapeRules() {}

  /// Empty for operators without a rule, and where a shape depends on numbers that are not known.
  static Optional<long[]> of(OnnxNode node) {
    OnnxValue x = node.input(0);
    return switch (node.type()) {
      case "Conv", "ConvInteger" -> Optional.of(image(node, node.input(1).dim(0), false));
      case "ConvTranspose" ->
          Optional.of(image(node, node.input(1).dim(1) * node.number("group", 1), true));
      case "MaxPool", "AveragePool", "LpPool" -> Optional.of(image(node, x.dim(1), false));
      case "GlobalAveragePool", "GlobalMaxPool" -> Optional.of(pooled(x));
      case "Gemm" -> Optional.of(gemm(node));
      case "MatMul", "MatMulInteger" -> Optional.of(product(x.dims(), node.input(1).dims()));
      case "Flatten" -> Optional.of(flat(x, (int) node.number("axis", 1)));
      case "Transpose" -> Optional.of(transposed(x, node.numbers("perm")));
      case "Concat" -> Optional.of(joined(node.inputs(), axis(node, x.rank(), 0)));
      case "Gather" -> Optional.of(gathered(node, axis(node, x.rank(), 0)));
      case "Reshape" -> node.numbers("shape", 1).map(shape -> reshaped(x, shape));
      case "Squeeze" -> Optional.of(squeezed(x, node.numbers("axes", 1)));
      case "Unsqueeze" -> node.numbers("axes", 1).map(axes -> unsqueezed(x, axes));
      case "Expand" -> node.input(1).known().map(shape -> broadcast(x.dims(), shape));
      case "Tile" -> node.input(1).known().map(times -> each(x, times, (a, b) -> a * b));
      case "ConstantOfShape" -> x.known();
      case "Slice" -> SliceRule.of(node);
      case "Pad" -> node.numbers("pads", 1).map(pads -> padded(x, pads));
      case "Resize", "Upsample" -> ResizeRule.of(node);
      case "DepthToSpace" -> Optional.of(rearranged(x, node.number("blocksize", 1), true));
      case "SpaceToDepth" -> Optional.of(rearranged(x, node.number("blocksize", 1), false));
      case "ArgMax", "ArgMin" -> Optional.of(reduced(x, node, new long[] {node.number("axis", 0)}));
      case "TopK" -> node.input(1).known().map(k -> replaced(x, axis(node, x.rank(), -1), k[0]));
      default -> byFamily(node);
    };
  }

  private static Optional<long[]> byFamily(OnnxNode node) {
    OnnxValue x = node.input(0);
    if (node.type().equals("Shape") || node.type().equals("Size")) {
      return Optional.of(node.type().equals("Size") ? new long[0] : new long[] {x.rank()});
    }
    if (OperatorKind.isReduction(node.type())) {
      return Optional.of(reduced(x, node, node.numbers("axes", 1).orElse(new long[0])));
    }
    if (OperatorKind.isBroadcast(node.type())) {
      return node.inputs().stream().map(OnnxValue::dims).reduce(ShapeRules::broadcast);
    }
    return OperatorKind.keepsShape(node.type()) ? Optional.of(x.dims()) : Optional.empty();
  }

  private static long[] image(OnnxNode node, long channels, boolean transposed) {
    long[] kernel = Windows.kernel(node);
    long[] sizes = transposed ? Windows.before(node, kernel) : Windows.after(node, kernel);
    return LongStream.concat(LongStream.of(node.input(0).dim(0), channels), Arrays.stream(sizes))
        .toArray();
  }

  private static long[] pooled(OnnxValue x) {
    long[] dims = x.dims().clone();
    for (int i = 2; i < dims.length; i++) {
      dims[i] = 1;
    }
    return dims;
  }

  private static long[] gemm(OnnxNode node) {
    boolean left = node.number("transA", 0) == 1;
    boolean right = node.number("transB", 0) == 1;
    return new long[] {node.input(0).dim(left ? 1 : 0), node.input(1).dim(right ? 0 : 1)};
  }

  private static long[] product(long[] left, long[] right) {
    if (left.length < 2 || right.length < 2) {
      long[] longer = left.length >= right.length ? left : right;
      return Arrays.copyOf(longer, Math.max(0, longer.length - 1));
    }
    long[] batch =
        broadcast(Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2));
    long[] dims = Arrays.copyOf(batch, batch.length + 2);
    dims[batch.length] = left[left.length - 2];
    dims[batch.length + 1] = right[right.length - 1];
    return dims;
  }

  private static long[] flat(OnnxValue x, int axis) {
    int at = Math.clamp(axis < 0 ? axis + x.rank() : axis, 0, x.rank());
    long rows = 1;
    long columns = 1;
    for (int i = 0; i < x.rank(); i++) {
      rows *= i < at ? x.dim(i) : 1;
      columns *= i < at ? 1 : x.dim(i);
    }
    return new long[] {rows, columns};
  }

  private static long[] transposed(OnnxValue x, long[] perm) {
    long[] dims = new long[x.rank()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = x.dim((int) Windows.at(perm, i, x.rank() - 1 - i));
    }
    return dims;
  }

  private static long[] joined(List<OnnxValue> parts, int axis) {
    long[] dims = parts.getFirst().dims().clone();
    if (axis < dims.length) {
      dims[axis] = parts.stream().mapToLong(part -> part.rank() == 0 ? 0 : part.dim(axis)).sum();
    }
    return dims;
  }

  private static long[] gathered(OnnxNode node, int axis) {
    long[] data = node.input(0).dims();
    long[] indexes = node.input(1).dims();
    int at = Math.min(axis, data.length);
    LongStream before = Arrays.stream(data).limit(at);
    LongStream after = Arrays.stream(data).skip(at + 1L);
    return LongStream.concat(LongStream.concat(before, Arrays.stream(indexes)), after).toArray();
  }

  private static long[] reshaped(OnnxValue x, long[] shape) {
    long[] dims = shape.clone();
    double rest = x.elements();
    int open = -1;
    for (int i = 0; i < dims.length; i++) {
      dims[i] = dims[i] == 0 ? x.dim(i) : dims[i];
      open = dims[i] < 0 ? i : open;
      rest = dims[i] > 0 ? rest / dims[i] : rest;
    }
    if (open >= 0) {
      dims[open] = Math.max(1, Math.round(rest));
    }
    return dims;
  }

  private static long[] squeezed(OnnxValue x, Optional<long[]> axes) {
    long[] known = axes.orElse(new long[0]);
    return java.util.stream.IntStream.range(0, x.rank())
        .filter(i ->
            known.length == 0
                ? x.dim(i) != 1
                : Arrays.stream(known).noneMatch(axis -> axis == i || axis + x.rank() == i))
        .mapToLong(x::dim)
        .toArray();
  }

  private static long[] unsqueezed(OnnxValue x, long[] axes) {
    int rank = Math.min(x.rank() + axes.length, 16);
    long[] dims = new long[rank];
    for (long axis : axes) {
      int at = (int) (axis < 0 ? axis + rank : axis);
      if (at >= 0 && at < rank) {
        dims[at] = 1;
      }
    }
    int next = 0;
    for (int i = 0; i < rank; i++) {
      dims[i] = dims[i] == 1 ? 1 : x.dim(next++);
    }
    return dims;
  }

  static long[] broadcast(long[] one, long[] other) {
    int rank = Math.max(one.length, other.length);
    long[] dims = new long[rank];
    for (int i = 0; i < rank; i++) {
      int a = i - rank + one.length;
      int b = i - rank + other.length;
      dims[i] = Math.max(a < 0 ? 1 : one[a], b < 0 ? 1 : other[b]);
    }
    return dims;
  }

  private static long[] padded(OnnxValue x, long[] pads) {
    long[] dims = x.dims().clone();
    for (int i = 0; i < dims.length; i++) {
      long added = Windows.at(pads, i, 0) + Windows.at(pads, i + dims.length, 0);
      dims[i] = Math.max(1, dims[i] + added);
    }
    return dims;
  }

  private static long[] rearranged(OnnxValue x, long block, boolean apart) {
    long size = Math.clamp(block, 1, 1 << 10);
    return apart
        ? new long[] {x.dim(0), x.dim(1) / (size * size), x.dim(2) * size, x.dim(3) * size}
        : new long[] {x.dim(0), x.dim(1) * size * size, x.dim(2) / size, x.dim(3) / size};
  }

  private static long[] reduced(OnnxValue x, OnnxNode node, long[] axes) {
    boolean keeps = node.number("keepdims", 1) == 1;
    boolean[] gone = new boolean[x.rank()];
    for (long axis : axes) {
      int at = (int) (axis < 0 ? axis + x.rank() : axis);
      if (at >= 0 && at < gone.length) {
        gone[at] = true;
      }
    }
    return java.util.stream.IntStream.range(0, x.rank())
        .filter(i -> keeps || !(gone[i] || axes.length == 0))
        .mapToLong(i -> gone[i] || axes.length == 0 ? 1 : x.dim(i))
        .toArray();
  }

  private static long[] replaced(OnnxValue x, int axis, long size) {
    long[] dims = x.dims().clone();
    if (axis < dims.length) {
      dims[axis] = Math.max(0, size);
    }
    return dims;
  }

  private static long[] each(OnnxValue x, long[] by, java.util.function.LongBinaryOperator rule) {
    long[] dims = x.dims().clone();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = Math.max(0, rule.applyAsLong(dims[i], Windows.at(by, i, 1)));
    }
    return dims;
  }

  static int axis(OnnxNode node, int rank, long otherwise) {
    long axis = node.number("axis", otherwise);
    return Math.clamp(axis < 0 ? axis + rank : axis, 0, Math.max(0, rank - 1));
  }
}
