package io.optimum.workbench.ui.control;

import io.optimum.workbench.exporter.text.Csv;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The chosen rows of a table as text for other programs.
///
/// @param columns the columns in sight, in their order
/// @param rows the selected rows in the order of the table, or all that are shown
record TableText<R>(List<DataColumn<R>> columns, List<R> rows) {
  /// Values as the table shows them, between tabs.
  String shown(boolean withHeaders) {
    return tsv(withHeaders, DataColumn::print);
  }

  /// Values in full, between tabs.
  String raw(boolean withHeaders) {
    return tsv(withHeaders, DataColumn::raw);
  }

  private String tsv(boolean withHeaders, Function<DataColumn<R>, Function<R, String>> cell) {
    StringBuilder text = new StringBuilder();
    if (withHeaders) {
      line(text, columns.stream().map(DataColumn::title).toList());
    }
    rows.forEach(
        row -> line(text, columns.stream().map(column -> cell.apply(column).apply(row)).toList()));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(
            cells.stream()
                .map(cell -> cell.replaceAll("[\t\r\n]+", " "))
                .collect(Collectors.joining("\t")))
        .append('\n');
  }

  /// Values in full as comma-separated values; a number that is not known is an empty cell.
  String csv() {
    Csv csv = new Csv(columns.stream().map(DataColumn::title).toList());
    rows.forEach(row ->
        csv.row(
            columns.stream()
                .map(column -> column.raw().apply(row))
                .map(cell -> cell.equals("NaN") ? "" : cell)
                .toList()));
    return csv.toString();
  }
}
