package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import java.util.List;

/// A formula of slowdown with few constants: what learners start from, and must beat.
public interface Law {
  /// Every law there is. To add one: one class, one entry here.
  List<Law> ALL =
      List.of(
          new RoundRobinLaw(false), new RoundRobinLaw(true), new CapacityLaw(), new BandwidthLaw());

  /// For people.
  String name();

  /// Whether the table has what the law needs.
  boolean applies(MeasuredTable table);

  /// Fits the constants.
  Fitted fit(MeasuredTable table, List<MeasuredRow> rows);

  /// A law with its constants.
  @FunctionalInterface
  interface Fitted {
    /// Natural logarithm of the slowdown.
    double logSlowdown(MeasuredRow row);
  }
}
