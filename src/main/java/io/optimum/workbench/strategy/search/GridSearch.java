package io.optimum.workbench.strategy.search;

import java.util.OptionalInt;

/// Proposes points of a [SettingsGrid] and is told how good they are. Whoever uses it owns the
/// loop.
public interface GridSearch {
  /// The next point to measure, none twice; empty = all are measured.
  OptionalInt ask();

  /// What became of the point asked last.
  ///
  /// @param value higher is better
  void tell(int point, double value);
}
