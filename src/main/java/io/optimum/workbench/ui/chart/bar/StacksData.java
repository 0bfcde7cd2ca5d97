package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.Quantity;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What a chart of stacks shows, such as GPUs as bins that their engines fill.
///
/// @param quantity what the heights are
/// @param stacks from left to right
/// @param limit what a stack is held against, drawn as a line across; empty = none
/// @param limitName what that is
/// @param emptyText what to say while there is no stack
public record StacksData(
    Quantity quantity,
    List<Stack> stacks,
    OptionalDouble limit,
    String limitName,
    String emptyText) {
  public StacksData {
    stacks = List.copyOf(stacks);
  }

  /// One stack.
  ///
  /// @param parts from the bottom up
  public record Stack(String name, List<Part> parts) {
    public Stack {
      parts = List.copyOf(parts);
    }

    double height() {
      return parts.stream().mapToDouble(Part::height).sum();
    }
  }

  /// A part of a stack.
  ///
  /// @param series index of its colour
  public record Part(String label, int series, double height) {}

  List<String> names() {
    return stacks.stream().map(Stack::name).toList();
  }

  /// Whether some of a stack lies in a part of the plot.
  boolean meets(Navigation.Seen part) {
    return IntStream.range(0, stacks.size())
        .anyMatch(i -> part.meets(i, i + 1, 0, stacks.get(i).height()));
  }

  double highest() {
    return Math.max(limit.orElse(0), stacks.stream().mapToDouble(Stack::height).max().orElse(0));
  }
}
