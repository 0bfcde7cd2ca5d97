package io.optimum.workbench.ui.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;

/// Knows how the user has arranged a table, and arranges it so again.
final class TableArranger<R> {
  private final DataTable<R> table;
  private final ColumnFit<R> fit;
  private final List<TableColumn<R, ?>> usual;
  private final ReadOnlyObjectWrapper<TableLayout> layout;
  private boolean arranging;

  TableArranger(DataTable<R> table, ColumnFit<R> fit) {
    this.table = table;
    this.fit = fit;
    this.usual = List.copyOf(table.getColumns());
    this.layout = new ReadOnlyObjectWrapper<>(this, "layout", now());
    InvalidationListener changed = _ -> changed();
    table.getColumns().addListener(changed);
    table.getSortOrder().addListener(changed);
    usual.forEach(column -> column.sortTypeProperty().addListener(changed));
    fit.onChosen(this::changed);
  }

  ReadOnlyObjectProperty<TableLayout> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  private void changed() {
    if (!arranging) {
      layout.set(now());
    }
  }

  private TableLayout now() {
    return new TableLayout(
        table.getColumns().stream().map(fit::layout).toList(),
        table.getSortOrder().stream()
            .map(column ->
                new TableLayout.Sort(column.getText(), column.getSortType() == SortType.DESCENDING))
            .toList());
  }

  void arrange(TableLayout wanted) {
    arranging = true;
    Map<String, TableColumn<R, ?>> known = new HashMap<>();
    usual.forEach(column -> known.putIfAbsent(column.getText(), column));
    Map<TableColumn<R, ?>, TableLayout.Column> columns = new LinkedHashMap<>();
    for (TableLayout.Column each : wanted.columns()) {
      Optional.ofNullable(known.get(each.title())).ifPresent(column -> columns.put(column, each));
    }
    Set<TableColumn<R, ?>> order = new LinkedHashSet<>(columns.keySet());
    order.addAll(usual);
    fit.arrange(List.copyOf(order), columns);
    sort(wanted.sort(), known);
    arranging = false;
    changed();
  }

  private void sort(List<TableLayout.Sort> wanted, Map<String, TableColumn<R, ?>> known) {
    List<TableColumn<R, ?>> sorted = new ArrayList<>();
    for (TableLayout.Sort each : wanted) {
      Optional.ofNullable(known.get(each.title()))
          .ifPresent(column -> {
            column.setSortType(each.descending() ? SortType.DESCENDING : SortType.ASCENDING);
            sorted.add(column);
          });
    }
    table.getSortOrder().setAll(sorted);
    table.sort();
  }
}
