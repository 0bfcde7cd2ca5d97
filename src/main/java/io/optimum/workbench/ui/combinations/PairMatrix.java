package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.CombinationPrediction;
import io.optimum.workbench.domain.Deployment;
import java.util.List;
import java.util.Optional;

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
