package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.Regime;
import java.util.List;

/// A formula of slowdown with few constants: what learners start from, and must beat.
public interface Law {
  /// Every law there is. To add one: one class, one entry here.
  List<Law> ALL =
      List.of(
          new RoundRobinLaw(false), new RoundRobinLaw(true), new CapacityLaw(), new BandwidthLaw());

  /// Laws that a table has all for, and whose constants hold for what a regime asks for.
  static List<Law> of(MeasuredTable table, Regime regime) {
    return ALL.stream()
        .filter(law -> law.applies(table) && !(regime == Regime.MODEL_UNSEEN && law.isPerModel()))
        .toList();
  }

  /// For people.
  String name();

  /// Whether the table has what the law needs.
  boolean applies(MeasuredTable table);

  /// Whether its constants belong to models: of a model not seen in training it knows none.
  boolean isPerModel();

  /// Fits the constants.
  Fitted fit(MeasuredTable table, List<MeasuredRow> rows);

  /// A law with its constants.
  @FunctionalInterface
  interface Fitted {
    /// Natural logarithm of the slowdown.
    double logSlowdown(MeasuredRow row);
  }
}
