package io.optimum.workbench.ui.control;

import java.util.List;

/// How a user has arranged a [DataTable]. Columns are known by their titles; those that it does not
/// name stand last, as they come.
///
/// @param columns in their order
/// @param sort columns that the rows are sorted by, the first one first
public record TableLayout(List<Column> columns, List<Sort> sort) {
  /// As the table comes.
  public static final TableLayout USUAL = new TableLayout(List.of(), List.of());

  private static final int MOST_WIDTH = 10_000;

  public TableLayout {
    columns = List.copyOf(columns);
    sort = List.copyOf(sort);
  }

  /// Whether a column is in sight.
  public enum Shown {
    /// Where there is room for it.
    ROOM,
    /// Also where there is none: the user took it back.
    ALWAYS,
    /// The user took it away.
    NEVER
  }

  /// @param width in pixels, as the user drew it; 0 = as the texts need it
  public record Column(String title, Shown shown, int width) {
    public Column {
      if (width < 0 || width > MOST_WIDTH) {
        throw new IllegalArgumentException(
            "The width (%d) of column (%s) must lie in 0..%d.".formatted(width, title, MOST_WIDTH));
      }
    }
  }

  public record Sort(String title, boolean descending) {}
}
