package io.optimum.workbench.ui.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Gives the columns of a table their widths. Numbers and titles are never cut off; texts share the
/// room that is left. Where there is too little for all, the last columns give way until the rest
/// fits; a column that the user takes back stays, and then the table scrolls.
final class ColumnFit<R> {
  private static final double MOST_TEXT_WIDTH = 300;
  private static final double LEAST_TEXT_WIDTH = 96;

  /// The first column tells rows apart.
  private static final double LEAST_NAME_WIDTH = 170;

  /// So many columns stay, however little room there is.
  private static final int ALWAYS = 2;

  private static final double PADDING = 17;

  /// The button that chooses columns lies over the head of the last one; the bar that scrolls is as
  /// wide.
  private static final double MENU_BUTTON = 16;

  /// Beside the title of a column that rows are sorted by.
  private static final double SORT_ARROW = 22;

  /// As the stylesheet has it.
  private static final double FONT_SIZE = 13;

  private static final int MEASURED_ROWS = 60;

  /// JavaFX's own bound of a column.
  private static final double MOST_WIDTH = 5000;

  private final DataTable<R> table;
  private final List<DataColumn<R>> columns;
  private final List<TableColumn<R, ?>> shown;
  private final Set<TableColumn<R, ?>> away = identitySet();
  private final Set<TableColumn<R, ?>> takenBack = identitySet();
  private final IdentityHashMap<TableColumn<R, ?>, Widths> widths = new IdentityHashMap<>();
  private final IdentityHashMap<TableColumn<R, ?>, Double> byHand = new IdentityHashMap<>();
  private final Text probe = new Text();
  private final SharedWidths sharing = new SharedWidths(this::refit);
  private boolean fitting;
  private Runnable changed = () -> {};

  /// What a column needs, in pixels.
  ///
  /// @param head for its title
  /// @param least for what must not be cut off
  /// @param wanted for all of it, or so much that others have room too
  /// @param whole for all of it, in full where it is shown in short
  private record Widths(double head, double least, double wanted, double whole) {}

  /// @param columns those of the table, in the order they have now
  ColumnFit(DataTable<R> table, List<DataColumn<R>> columns) {
    this.table = table;
    this.columns = columns;
    this.shown = List.copyOf(table.getColumns());
    probe.setFont(Font.font(FONT_SIZE));
  }

  void install() {
    measure();
    table.rows().addListener((ListChangeListener<R>) _ -> measure());
    table.widthProperty().subscribe(this::fit);
    table.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> fit());
    // Not of the columns in sight: the toolkit's own listeners of that list must hear of one change
    // before another is made.
    shown.forEach(column -> column.visibleProperty().subscribe((_, _) -> chosen()));
    table.getColumns().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> chosen());
  }

  /// @param then runs after the user has taken columns away or back, or drawn one
  void onChosen(Runnable then) {
    changed = then;
  }

  /// A column that the user drew wider or narrower stays so when rows change.
  void resized(TableColumn<R, ?> column) {
    if (!fitting) {
      byHand.put(column, column.getWidth());
      changed.run();
    }
  }

  TableLayout.Column layout(TableColumn<R, ?> column) {
    TableLayout.Shown shown =
        takenBack.contains(column)
            ? TableLayout.Shown.ALWAYS
            : column.isVisible() || away.contains(column)
                ? TableLayout.Shown.ROOM
                : TableLayout.Shown.NEVER;
    int width = (int) Math.round(byHand.getOrDefault(column, 0.0));
    return new TableLayout.Column(column.getText(), shown, width);
  }

  /// Puts the columns into an order, takes them away and back and gives them widths as in `wanted`;
  /// one that is not there is as it comes.
  void arrange(List<TableColumn<R, ?>> order, Map<TableColumn<R, ?>, TableLayout.Column> wanted) {
    fitting = true;
    if (!order.equals(table.getColumns())) {
      table.getColumns().setAll(order);
    }
    away.clear();
    takenBack.clear();
    byHand.clear();
    shown.forEach(column -> column.setVisible(true));
    wanted.forEach((column, as) -> {
      column.setVisible(as.shown() != TableLayout.Shown.NEVER);
      if (as.shown() == TableLayout.Shown.ALWAYS) {
        takenBack.add(column);
      }
      if (as.width() > 0) {
        byHand.put(column, (double) as.width());
      }
    });
    fitting = false;
    chosen();
  }

  /// Looks how wide the columns must be, and would be.
  private void measure() {
    for (int i = 0; i < columns.size(); i++) {
      DataColumn<R> column = columns.get(i);
      double head = width(column.title()) + PADDING;
      double width = head;
      double whole = head;
      List<R> rows = table.rows();
      for (R row : rows.subList(0, Math.min(MEASURED_ROWS, rows.size()))) {
        String text = column.print().apply(row);
        String full = column.numeric() ? text : column.raw().apply(row);
        double wide = width(text) + PADDING;
        width = Math.max(width, wide);
        whole = Math.max(whole, full.equals(text) ? wide : width(full) + PADDING);
      }
      width = Math.min(width, MOST_TEXT_WIDTH);
      double least = Math.max(head, i == 0 ? LEAST_NAME_WIDTH : LEAST_TEXT_WIDTH);
      widths.put(
          shown.get(i),
          new Widths(head, column.numeric() ? width : Math.min(width, least), width, whole));
    }
    fit();
  }

  /// The user has taken columns away or back.
  private void chosen() {
    if (!fitting) {
      for (TableColumn<R, ?> column : table.getVisibleLeafColumns()) {
        if (away.remove(column)) {
          takenBack.add(column);
        }
      }
      takenBack.removeIf(column -> !column.isVisible());
      if (table.getVisibleLeafColumns().isEmpty()) {
        shown.getFirst().setVisible(true);
      }
      fit();
      changed.run();
    }
  }

  private void fit() {
    if (!fitting && table.getWidth() > 0) {
      fitting = true;
      giveWay();
      fitting = false;
      refit();
    }
  }

  /// Of the columns in sight.
  private void refit() {
    if (!fitting && table.getWidth() > 0) {
      fitting = true;
      try {
        takeWidths();
        shareRoom();
      } finally {
        fitting = false;
      }
    }
  }

  private void giveWay() {
    double room = table.getWidth() - MENU_BUTTON;
    int kept = 0;
    for (TableColumn<R, ?> column : List.copyOf(table.getColumns())) {
      if (column.isVisible() || away.contains(column)) {
        room -= of(column).least();
        boolean fits = room >= 0 || kept < ALWAYS || takenBack.contains(column);
        kept += fits ? 1 : 0;
        show(column, fits);
      }
    }
  }

  private void takeWidths() {
    for (TableColumn<R, ?> column : table.getColumns()) {
      Widths of = of(column);
      column.setMinWidth(of.least());
      column.setPrefWidth(byHand.getOrDefault(column, of.wanted()));
    }
    List<TableColumn<R, ?>> seen = table.getVisibleLeafColumns();
    if (!seen.isEmpty()) {
      TableColumn<R, ?> last = seen.getLast();
      last.setMinWidth(Math.max(last.getMinWidth(), of(last).head() + MENU_BUTTON));
      TableColumn<R, ?> first = seen.getFirst();
      double over = Math.max(0, needed(seen) + MENU_BUTTON - table.getWidth());
      double least = Math.min(first.getMinWidth(), LEAST_TEXT_WIDTH);
      first.setMinWidth(Math.max(first.getMinWidth() - over, least));
    }
  }

  private double needed(List<TableColumn<R, ?>> seen) {
    return seen.stream().mapToDouble(TableColumn::getMinWidth).sum();
  }

  private Widths of(TableColumn<R, ?> column) {
    Widths of = widths.getOrDefault(column, new Widths(0, 0, 0, 0));
    double head = of.head() + (table.getSortOrder().contains(column) ? SORT_ARROW : 0);
    return new Widths(
        head, Math.max(of.least(), head), Math.max(of.wanted(), head), Math.max(of.whole(), head));
  }

  private void show(TableColumn<R, ?> column, boolean shown) {
    if (shown) {
      away.remove(column);
    } else {
      away.add(column);
    }
    column.setVisible(shown);
  }

  /// Columns share the width where they have room; where they have none, they are as narrow as may
  /// be.
  private void shareRoom() {
    List<TableColumn<R, ?>> seen = new ArrayList<>(table.getVisibleLeafColumns());
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    seen.forEach(column -> table.resizeColumn(column, column.getPrefWidth() - column.getWidth()));
    if (table.getWidth() >= needed(seen) + MENU_BUTTON) {
      bound(seen);
      sharing.share(table);
      takeWidths();
      seen.forEach(column -> column.setMaxWidth(MOST_WIDTH));
    } else {
      table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
      seen.forEach(column -> table.resizeColumn(column, column.getMinWidth() - column.getWidth()));
    }
  }

  /// The toolkit shares out what is left above the least widths. Where all fits, no column gets
  /// less than it wants, and what is left goes first to texts that are not whole; else none gets
  /// more.
  private void bound(List<TableColumn<R, ?>> seen) {
    List<TableColumn<R, ?>> held = held(seen);
    double wanted =
        seen.stream()
            .mapToDouble(each -> held.contains(each) ? each.getWidth() : of(each).wanted())
            .sum();
    double left = table.getWidth() - wanted - MENU_BUTTON;
    boolean fits = left >= 0;
    for (TableColumn<R, ?> column : seen) {
      double width = held.contains(column) ? column.getWidth() : of(column).wanted();
      if (fits && !held.contains(column)) {
        double more = Math.min(left, Math.max(0, of(column).whole() - width));
        width += more;
        left -= more;
      }
      double under = column.equals(seen.getLast()) ? MENU_BUTTON : 0;
      if (fits || held.contains(column)) {
        column.setMinWidth(Math.max(column.getMinWidth(), width));
      }
      if (!fits || held.contains(column)) {
        column.setMaxWidth(Math.max(column.getMinWidth(), width + under));
      }
    }
  }

  /// Columns that the user drew are not shared out, unless the others could not fill the table or
  /// would have no room.
  private List<TableColumn<R, ?>> held(List<TableColumn<R, ?>> seen) {
    List<TableColumn<R, ?>> drawn = seen.stream().filter(byHand::containsKey).toList();
    double more = drawn.stream().mapToDouble(each -> each.getWidth() - each.getMinWidth()).sum();
    boolean room = table.getWidth() >= needed(seen) + more + MENU_BUTTON;
    return room && drawn.size() < seen.size() ? drawn : List.of();
  }

  private double width(String text) {
    probe.setText(text);
    return Math.ceil(probe.getLayoutBounds().getWidth());
  }

  private static <T> Set<T> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
