package io.optimum.workbench.ui.control;

import io.optimum.workbench.exporter.text.Csv;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.style.Format;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The chosen rows of a table as text for other programs.
///
/// @param columns the columns to write, in their order
/// @param rows the selected rows in the order of the table, or all that are shown
/// @param caption what files carry beside the rows
record TableText<R>(List<DataColumn<R>> columns, List<R> rows, Caption caption) {
  private static final int REPORT_EVERY = 1000;

  TableText {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// Values as the table shows them, between tabs.
  Content shown(boolean withHeaders) {
    List<String> headers = withHeaders ? titles(DataColumn::title) : List.of();
    return lines(headers, cells(DataColumn::print), TableText::tabbed);
  }

  /// Values in full, between tabs.
  Content raw(boolean withHeaders) {
    List<String> headers = withHeaders ? titles(DataColumn::header) : List.of();
    return lines(headers, cells(DataColumn::raw), TableText::tabbed);
  }

  /// Values in full as comma-separated values, with the caption in columns of its own; a number
  /// that is not known is an empty cell.
  Content csv() {
    List<String> headers = new ArrayList<>(titles(DataColumn::header));
    List<Function<R, String>> cells = new ArrayList<>();
    columns.forEach(
        column -> cells.add(column.raw().andThen(cell -> cell.equals("NaN") ? "" : cell)));
    headers.addAll(caption.columns());
    caption.cells().forEach(cell -> cells.add(_ -> cell));
    return lines(headers, cells, Csv::line);
  }

  private List<Function<R, String>> cells(Function<DataColumn<R>, Function<R, String>> of) {
    return columns.stream().map(of).toList();
  }

  private List<String> titles(Function<DataColumn<R>, String> title) {
    return columns.stream().map(title).toList();
  }

  int cellCount() {
    return rows.size() * columns.size();
  }

  private Content lines(
      List<String> headers, List<Function<R, String>> cells, Function<List<String>, String> line) {
    return (out, progress) -> {
      Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      if (!headers.isEmpty()) {
        text.write(line.apply(headers));
      }
      for (int row = 0; row < rows.size(); row++) {
        R values = rows.get(row);
        text.write(line.apply(cells.stream().map(each -> each.apply(values)).toList()));
        report(row, progress);
      }
      text.flush();
    };
  }

  private void report(int row, Progress progress) {
    if ((row + 1) % REPORT_EVERY == 0) {
      progress.report((row + 1.0) / rows.size(), Format.count(row + 1) + " rows");
    }
  }

  private static String tabbed(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replaceAll("[\t\r\n]+", " "))
        .collect(Collectors.joining("\t", "", "\n"));
  }
}
