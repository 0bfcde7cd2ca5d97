package io.optimum.workbench.ui.chart.heat;

import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.Rows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a heat map shows.
///
/// @param quantity what the cells are
/// @param rows names from top to bottom
/// @param columns names from left to right
/// @param values by row and column; NaN = not known
/// @param least the value with the faintest colour
/// @param details more to read out by row and column; empty, or as many as there are values
/// @param emptyText what to say while there is no cell
public record HeatMapData(
    Quantity quantity,
    List<String> rows,
    List<String> columns,
    double[][] values,
    double least,
    List<List<String>> details,
    String emptyText) {
  public HeatMapData {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    details = List.copyOf(details);
    if (values.length != rows.size()) {
      throw new IllegalArgumentException(
          "The heat map has %d rows of values for %d names; each row needs both."
              .formatted(values.length, rows.size()));
    }
  }

  /// How many cells there are.
  int cellCount() {
    return rows.size() * columns.size();
  }

  /// Cells as rows of a file.
  Rows rows(List<HeatMapView.Cell> cells) {
    return new Rows(
        List.of("row", "column", quantity.header()),
        take -> cells.forEach(cell -> take.accept(row(cell))));
  }

  private List<@Nullable Object> row(HeatMapView.Cell cell) {
    double value = values[cell.row()][cell.column()];
    return Arrays.asList(
        rows.get(cell.row()), columns.get(cell.column()), Double.isFinite(value) ? value : null);
  }

  /// The value of the last colour.
  double most() {
    double most =
        Arrays.stream(values)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .max()
            .orElse(least + 1);
    return most > least ? most : least + 1;
  }
}
