package io.optimum.workbench.ui.control;

import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/// The row of a table that a screen speaks of.
public final class ChosenRow {
  private ChosenRow() {}

  /// Whoever chooses, the table or the screen, the other follows; with nothing selected the screen
  /// stays with what it has.
  public static <R> void bind(DataTable<R> table, ObjectProperty<@Nullable R> chosen) {
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (row != null) {
            chosen.set(row);
          }
        });
    chosen.subscribe(row -> show(table, row));
  }

  /// Selects a row, which is scrolled into sight; none leaves the table as it is.
  public static <R> void show(DataTable<R> table, @Nullable R row) {
    if (row != null && !row.equals(table.getSelectionModel().getSelectedItem())) {
      table.getSelectionModel().clearSelection();
      table.getSelectionModel().select(row);
      table.scrollTo(row);
    }
  }
}
