package io.optimum.workbench.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Text;

/// A table of records: sorts by values, filters by words, copies the selected rows (or all) as
/// tab-separated text.
public final class DataTable<R> extends TableView<R> {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private static final double MOST_TEXT_WIDTH = 300;
  private static final double LEAST_TEXT_WIDTH = 96;

  /// The first column tells rows apart.
  private static final double LEAST_NAME_WIDTH = 170;

  private static final double PADDING = 17;
  private static final int MEASURED_ROWS = 60;

  private final List<DataColumn<R>> dataColumns;
  private final ObservableList<R> rows = FXCollections.observableArrayList();
  private final FilteredList<R> filtered = new FilteredList<>(rows);
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");

  /// @param name what the rows are, for those who do not see the table
  public DataTable(String name, List<DataColumn<R>> columns) {
    this.dataColumns = List.copyOf(columns);
    getStyleClass().add("data-table");
    setAccessibleText(name);
    setPlaceholder(new Label("Nothing to show"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    dataColumns.forEach(column -> getColumns().add(tableColumn(column)));
    SortedList<R> sorted = new SortedList<>(filtered);
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    filter.subscribe(this::applyFilter);
    rows.addListener((ListChangeListener<R>) _ -> fitColumns());
    fitColumns();
    setContextMenu(
        new ContextMenu(
            item("Copy", () -> copy(true, DataColumn::print)),
            item("Copy without headers", () -> copy(false, DataColumn::print)),
            item("Copy raw values", () -> copy(true, DataColumn::raw))));
    setOnKeyPressed(event -> {
      if (COPY.match(event)) {
        copy(true, DataColumn::print);
        event.consume();
      }
    });
  }

  /// The rows, unfiltered and unsorted.
  public ObservableList<R> rows() {
    return rows;
  }

  /// Numbers are never cut off; texts share the room that is left.
  private void fitColumns() {
    for (int i = 0; i < dataColumns.size(); i++) {
      DataColumn<R> column = dataColumns.get(i);
      double width = width(column.title()) + PADDING;
      for (R row : rows.subList(0, Math.min(MEASURED_ROWS, rows.size()))) {
        width = Math.max(width, width(column.print().apply(row)) + PADDING);
      }
      width = Math.min(width, MOST_TEXT_WIDTH);
      double least = i == 0 ? LEAST_NAME_WIDTH : LEAST_TEXT_WIDTH;
      getColumns().get(i).setMinWidth(column.numeric() ? width : Math.min(width, least));
      getColumns().get(i).setPrefWidth(width);
    }
  }

  private static double width(String text) {
    return new Text(text).getLayoutBounds().getWidth();
  }

  /// Only rows whose cells contain every word are shown.
  public StringProperty filterProperty() {
    return filter;
  }

  /// The rows that are selected, or all that are shown, as tab-separated text.
  public String toTsv(boolean withHeaders) {
    return tsv(withHeaders, DataColumn::print);
  }

  private String tsv(boolean withHeaders, Function<DataColumn<R>, Function<R, String>> cellText) {
    List<R> chosen = getSelectionModel().getSelectedItems();
    List<R> copied = chosen.isEmpty() ? getItems() : chosen;
    Stream<String> head =
        withHeaders
            ? Stream.of(
                dataColumns.stream().map(DataColumn::title).collect(Collectors.joining("\t")))
            : Stream.empty();
    Stream<String> body =
        copied.stream()
            .map(row ->
                dataColumns.stream()
                    .map(column -> cellText.apply(column).apply(row))
                    .collect(Collectors.joining("\t")));
    return Stream.concat(head, body).collect(Collectors.joining("\n", "", "\n"));
  }

  private void copy(boolean withHeaders, Function<DataColumn<R>, Function<R, String>> cellText) {
    ClipboardContent content = new ClipboardContent();
    content.putString(tsv(withHeaders, cellText));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void applyFilter(String words) {
    List<String> wanted =
        Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).filter(w -> !w.isEmpty()).toList();
    filtered.setPredicate(row -> {
      String all =
          dataColumns.stream()
              .map(column -> column.print().apply(row).toLowerCase(Locale.ROOT))
              .collect(Collectors.joining("\n"));
      return wanted.stream().allMatch(all::contains);
    });
  }

  private static <R> TableColumn<R, R> tableColumn(DataColumn<R> column) {
    TableColumn<R, R> made = new TableColumn<>(column.title());
    made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    made.setComparator(column.order());
    made.setCellFactory(_ -> new PrintedCell<>(column));
    if (column.numeric()) {
      made.getStyleClass().add("number");
    }
    return made;
  }

  private static final class PrintedCell<R> extends TableCell<R, R> {
    private final DataColumn<R> column;

    PrintedCell(DataColumn<R> column) {
      this.column = column;
      if (column.numeric()) {
        getStyleClass().add("number");
      }
    }

    @Override
    protected void updateItem(R row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? null : column.print().apply(row));
    }
  }
}
