package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.ui.session.Titles;

/// A combination in the ranking.
///
/// @param prediction slowdowns, with the combination they are of
/// @param memoryBytes device memory it needs
record Ranked(CombinationPrediction prediction, long memoryBytes) {
  Combination combination() {
    return prediction.combination();
  }

  String title() {
    return Titles.of(combination());
  }

  int size() {
    return combination().size();
  }

  /// The slowdown of the engine that suffers most.
  double worstSlowdown() {
    return prediction.slowdowns().stream().mapToDouble(Interval::mid).max().orElseThrow();
  }
}
