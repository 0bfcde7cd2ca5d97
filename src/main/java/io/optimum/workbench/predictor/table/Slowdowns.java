package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import java.util.List;

/// Between a table's target and the natural logarithm of slowdown, which everything learns. Where
/// the target alone is not known, the slowdown is against 1 in the target's unit.
public final class Slowdowns {
  private Slowdowns() {}

  /// Natural logarithm of the slowdown measured.
  public static double log(MeasuredTable table, MeasuredRow row) {
    return table.target().sign() * (Math.log(row.measured()) - base(row));
  }

  /// The target from a slowdown.
  public static double target(MeasuredTable table, MeasuredRow row, double logSlowdown) {
    return Math.exp(base(row) + table.target().sign() * logSlowdown);
  }

  /// Whether slowdowns are against the engine alone.
  public static boolean known(MeasuredTable table) {
    return table.rows().stream().noneMatch(row -> Double.isNaN(row.solo()));
  }

  static double[] logs(MeasuredTable table, List<MeasuredRow> rows) {
    return rows.stream().mapToDouble(row -> log(table, row)).toArray();
  }

  private static double base(MeasuredRow row) {
    return Double.isNaN(row.solo()) ? 0 : Math.log(row.solo());
  }
}
