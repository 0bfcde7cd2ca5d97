package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import java.util.List;

/// What differs between two plans, as high as its rows.
final class DiffTable {
  private static final double ROW_HEIGHT = 29;

  private DiffTable() {}

  /// @param was what the older plan is called
  /// @param is what the newer one is called
  static DataTable<PlanDiff.Row> of(PlanDiff diff, String was, String is) {
    DataTable<PlanDiff.Row> table =
        new DataTable<>(
            "What differs between two plans",
            List.of(
                DataColumn.text("What", PlanDiff.Row::what),
                DataColumn.text(was, PlanDiff.Row::before),
                DataColumn.text(is, PlanDiff.Row::now)));
    table.setMinWidth(0);
    table.rows().setAll(diff.rows());
    double height = ROW_HEIGHT * (table.rows().size() + 1) + 6;
    table.setMinHeight(height);
    table.setPrefHeight(height);
    return table;
  }

  static DataTable<PlanDiff.Row> of(Plan before, Plan now) {
    return of(PlanDiff.of(before, now), "Before", "Now");
  }
}
