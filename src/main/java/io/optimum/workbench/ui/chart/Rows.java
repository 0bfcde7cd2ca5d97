package io.optimum.workbench.ui.chart;

import io.optimum.workbench.exporter.text.Csv;
import io.optimum.workbench.ui.fx.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a drawing shows, as the rows of a file.
///
/// @param columns names, with units
/// @param each hands every row on; null = not known. Called later, on a thread of its own
public record Rows(
    List<String> columns, Consumer<Consumer<List<? extends @Nullable Object>>> each) {
  public Rows {
    columns = List.copyOf(columns);
  }

  /// As comma-separated values, with the caption in columns of its own.
  public Content csv(Caption caption) {
    return Content.text(() -> {
      Csv csv = new Csv(joined(columns, caption.columns()));
      each.accept(row -> csv.row(joined(row, caption.cells())));
      return csv.toString();
    });
  }

  private static <T extends @Nullable Object> List<T> joined(
      List<? extends T> first, List<? extends T> last) {
    List<T> all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }
}
