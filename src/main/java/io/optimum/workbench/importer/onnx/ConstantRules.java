package io.optimum.workbench.importer.onnx;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/// Numbers of small whole-number tensors that a network computes for itself: mostly shapes.
final class ConstantRules {
  private static final int VALUES = 4096;

  private ConstantRules() {}

  /// Empty where an operator computes nothing of the kind, or its input is not known.
  static Optional<OnnxValue> of(OnnxNode node) {
    if (node.node().getOutputCount() == 0) {
      return Optional.empty();
    }
    OnnxValue x = node.input(0);
    if (node.type().equals("Shape")) {
      return Optional.of(OnnxValue.list(x.dims()));
    }
    if (x.known().isEmpty() || !node.has(0)) {
      return Optional.empty();
    }
    return switch (node.type()) {
      case "Cast", "Identity" -> Optional.of(x);
      case "Squeeze", "Unsqueeze", "Reshape", "Flatten" ->
          ShapeRules.of(node).map(dims -> new OnnxValue(dims, true, x.values()));
      case "Gather" -> gather(node);
      case "Slice" -> slice(node);
      case "Concat" -> concat(node);
      case "Add" -> pairwise(node, Long::sum);
      case "Sub" -> pairwise(node, (a, b) -> a - b);
      case "Mul" -> pairwise(node, (a, b) -> a * b);
      case "Div" -> pairwise(node, (a, b) -> b == 0 ? 0 : a / b);
      default -> Optional.empty();
    };
  }

  private static Optional<OnnxValue> gather(OnnxNode node) {
    long[] data = node.input(0).known().orElseThrow();
    if (node.input(0).rank() != 1 || data.length == 0) {
      return Optional.empty();
    }
    return node.input(1)
        .known()
        .map(indexes ->
            OnnxValue.constant(
                node.input(1).dims(),
                Arrays.stream(indexes)
                    .map(i -> data[Math.clamp(i < 0 ? i + data.length : i, 0, data.length - 1)])
                    .toArray()));
  }

  private static Optional<OnnxValue> slice(OnnxNode node) {
    long[] data = node.input(0).known().orElseThrow();
    long step = node.input(4).known().filter(steps -> steps.length == 1).map(s -> s[0]).orElse(1L);
    Optional<long[]> starts = node.numbers("starts", 1).filter(each -> each.length == 1);
    if (node.input(0).rank() != 1 || starts.isEmpty() || step != 1) {
      return Optional.empty();
    }
    long start = starts.get()[0];
    int from = Math.clamp(start < 0 ? start + data.length : start, 0, data.length);
    return SliceRule.of(node)
        .map(dims ->
            OnnxValue.list(
                Arrays.copyOfRange(data, from, (int) Math.min(data.length, from + dims[0]))));
  }

  private static Optional<OnnxValue> concat(OnnxNode node) {
    long[] all =
        node.inputs().stream()
            .flatMapToLong(each -> each.known().map(Arrays::stream).orElse(LongStream.empty()))
            .limit(VALUES)
            .toArray();
    boolean known =
        node.inputs().stream().allMatch(each -> each.known().isPresent() && each.rank() <= 1);
    return known ? Optional.of(OnnxValue.list(all)) : Optional.empty();
  }

  private static Optional<OnnxValue> pairwise(OnnxNode node, LongBinaryOperator rule) {
    Optional<long[]> other = node.input(1).known();
    long[] one = node.input(0).known().orElseThrow();
    if (other.isEmpty() || one.length == 0 || other.get().length == 0) {
      return Optional.empty();
    }
    int size = Math.max(one.length, other.get().length);
    long[] result = new long[size];
    for (int i = 0; i < size; i++) {
      result[i] =
          rule.applyAsLong(
              one[Math.min(i, one.length - 1)], other.get()[Math.min(i, other.get().length - 1)]);
    }
    long[] dims = ShapeRules.broadcast(node.input(0).dims(), node.input(1).dims());
    return Optional.of(OnnxValue.constant(dims, result));
  }
}
