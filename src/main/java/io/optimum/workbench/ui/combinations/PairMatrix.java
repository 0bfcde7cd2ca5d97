package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.run.Deployment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Predicted slowdown of every engine beside every other, and beside a copy of itself.
///
/// @param deployments rows and columns
/// @param pairs `pairs.get(i).get(j)` = deployment i first, j second; empty = not predicted
record PairMatrix(List<Deployment> deployments, List<List<Optional<CombinationPrediction>>> pairs) {
  static final PairMatrix EMPTY = new PairMatrix(List.of(), List.of());

  PairMatrix {
    deployments = List.copyOf(deployments);
    pairs = List.copyOf(pairs);
  }

  /// The same with the engines that clash most first: by their mean slowdown and that of the others
  /// beside them, so that clashes gather in one corner.
  PairMatrix ordered() {
    List<Integer> order =
        IntStream.range(0, size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer each) -> -clash(each)))
            .toList();
    return new PairMatrix(
        order.stream().map(deployments::get).toList(),
        order.stream()
            .map(row -> order.stream().map(column -> pairs.get(row).get(column)).toList())
            .toList());
  }

  private double clash(int one) {
    return IntStream.range(0, size())
        .mapToDouble(other -> slowdown(one, other) + slowdown(other, one))
        .filter(sum -> !Double.isNaN(sum))
        .average()
        .orElse(0);
  }

  int size() {
    return deployments.size();
  }

  /// How much the row's engine is slowed down beside the column's; NaN = not predicted.
  double slowdown(int row, int column) {
    return pairs
        .get(row)
        .get(column)
        .map(each -> each.slowdowns().getFirst().mid())
        .orElse(Double.NaN);
  }
}
