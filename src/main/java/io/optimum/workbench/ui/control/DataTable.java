package io.optimum.workbench.ui.control;

import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.chart.Caption;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A table of records: sorts by the values of one or (with Shift) several columns, filters by words
/// and by column, hides columns, copies the selected rows (or all) as tab-separated text and saves
/// them as CSV. All of it is in the context menu, so that the keyboard reaches it. Its layout is
/// kept for the next start by whoever answers its [LayoutRequest].
public final class DataTable<R> extends TableView<R> {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private static final KeyCombination COPY_RAW =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination FILTER =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  /// Around a field in the head of a column, with the button that chooses columns.
  private static final double HEAD_PADDING = 33;

  /// Not the toolkit's default, of which it would make thirty rows of cells to see how wide a
  /// column must be. [ColumnFit] says so.
  private static final double UNFITTED_WIDTH = 81;

  private final List<DataColumn<R>> dataColumns;
  private final ObservableList<R> rows = FXCollections.observableArrayList();
  private final ObservableList<R> kept = FXCollections.observableArrayList();
  private final FilteredList<R> filtered = new FilteredList<>(kept);
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final BooleanProperty columnFilters = new SimpleBooleanProperty(this, "columnFilters");
  private final IdentityHashMap<TableColumn<R, ?>, DataColumn<R>> dataColumnOf =
      new IdentityHashMap<>();
  private final IdentityHashMap<DataColumn<R>, TextField> filterFields = new IdentityHashMap<>();

  /// What the cells of a row say, in lower case; kept from the first filter on.
  private final IdentityHashMap<R, String> words = new IdentityHashMap<>();

  private final ColumnFit<R> fit;
  private final TableArranger<R> arranger;
  private Supplier<Caption> caption = () -> Caption.NONE;
  private boolean refreshing;
  private boolean asked;

  /// @param name what the rows are, for those who do not see the table
  public DataTable(String name, List<DataColumn<R>> columns) {
    this.dataColumns = List.copyOf(columns);
    getStyleClass().add("data-table");
    setAccessibleText(name);
    setPlaceholder(placeholder());
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    for (DataColumn<R> column : dataColumns) {
      TableColumn<R, R> made = tableColumn(column);
      dataColumnOf.put(made, column);
      getColumns().add(made);
    }
    SortedList<R> sorted = new SortedList<>(filtered);
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    filter.subscribe(_ -> applyFilters());
    rows.addListener((ListChangeListener<R>) _ -> take());
    fit = new ColumnFit<>(this, dataColumns);
    fit.install();
    arranger = new TableArranger<>(this, fit);
    sceneProperty().subscribe(this::askForLayout);
    columnFilters.subscribe(this::showFilters);
    TableMenu<R> menu = new TableMenu<>(this);
    setContextMenu(menu.make());
    setTableMenuButtonVisible(true);
    skinProperty().subscribe(_ -> showChooser(menu));
    addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, menu));
  }

  /// The toolkit's own menu of the button could not give the columns back as they came.
  private void showChooser(TableMenu<R> menu) {
    Node button = lookup(".show-hide-columns-button");
    if (button != null) {
      button.setOnMousePressed(event -> {
        menu.chooser().show(button, Side.BOTTOM, 0, 0);
        event.consume();
      });
    }
  }

  private Label placeholder() {
    Label label = new Label();
    label
        .textProperty()
        .bind(
            Bindings.when(Bindings.isEmpty(rows))
                .then("Nothing to show")
                .otherwise("No row passes the filters"));
    return label;
  }

  private void key(KeyEvent event, TableMenu<R> menu) {
    boolean known = true;
    if (COPY.match(event)) {
      menu.copy(text().shown(true));
    } else if (COPY_RAW.match(event)) {
      menu.copy(text().raw(true));
    } else if (FILTER.match(event)) {
      columnFilters.set(!columnFilters.get());
      if (columnFilters.get() && !getVisibleLeafColumns().isEmpty()) {
        getVisibleLeafColumns().getFirst().getGraphic().requestFocus();
      }
    } else {
      known = false;
    }
    if (known) {
      event.consume();
    }
  }

  /// Other rows are there. Those that were selected stay so; a row whose numbers have changed is
  /// known by its words.
  private void take() {
    refreshing = true;
    words.clear();
    Set<R> selected = new HashSet<>(getSelectionModel().getSelectedItems());
    getSelectionModel().clearSelection();
    kept.setAll(rows);
    if (!selected.isEmpty()) {
      Set<R> gone = new HashSet<>(selected);
      rows.forEach(gone::remove);
      Set<String> names = gone.stream().map(this::name).collect(Collectors.toSet());
      int[] again =
          IntStream.range(0, getItems().size())
              .filter(i -> isAmong(getItems().get(i), selected, names))
              .toArray();
      if (again.length > 0) {
        getSelectionModel().selectIndices(again[0], again);
      }
    }
    refreshing = false;
  }

  private boolean isAmong(R row, Set<R> selected, Set<String> names) {
    return selected.contains(row) || (!names.isEmpty() && names.contains(name(row)));
  }

  private String name(R row) {
    return dataColumns.stream()
        .filter(column -> !column.numeric())
        .map(column -> column.print().apply(row))
        .collect(Collectors.joining("\n"));
  }

  /// Whether rows are selected because they were before others came, and not by the user.
  public boolean isRefreshing() {
    return refreshing;
  }

  /// A column that is drawn wider or narrower stays so.
  @Override
  public boolean resizeColumn(TableColumn<R, ?> column, double delta) {
    boolean done = super.resizeColumn(column, delta);
    fit.resized(column);
    return done;
  }

  private void askForLayout(@Nullable Scene scene) {
    if (scene != null && !asked) {
      asked = true;
      fireEvent(new LayoutRequest(this));
    }
  }

  /// Order, widths and choice of the columns, and what the rows are sorted by.
  public ReadOnlyObjectProperty<TableLayout> layoutProperty() {
    return arranger.layoutProperty();
  }

  /// Columns that this table does not have, and nonsense of that kind, are passed over.
  public void arrange(TableLayout layout) {
    arranger.arrange(layout);
  }

  /// @param of says what files of the rows carry beside them
  public void setCaption(Supplier<Caption> of) {
    caption = of;
  }

  /// The rows, unfiltered and unsorted.
  public ObservableList<R> rows() {
    return rows;
  }

  /// Only rows whose cells contain every word are shown.
  public StringProperty filterProperty() {
    return filter;
  }

  /// Whether every column has a field to filter it by ([ColumnFilter] says what may be typed).
  /// Without the fields, no column filters.
  public BooleanProperty columnFiltersProperty() {
    return columnFilters;
  }

  /// The rows that are selected, or all that are shown, as tab-separated text.
  public String toTsv(boolean withHeaders) {
    return text().shown(withHeaders).asText(Progress.none());
  }

  /// What is in sight.
  TableText<R> text() {
    return text(
        getVisibleLeafColumns().stream()
            .flatMap(column -> Optional.ofNullable(dataColumnOf.get(column)).stream())
            .toList());
  }

  /// For a file: with the columns that are not in sight, so that it says where numbers come from,
  /// and with all rows that are shown. One selected row is where the user looks, several are what
  /// is wanted.
  TableText<R> wholeText() {
    boolean several = getSelectionModel().getSelectedIndices().size() > 1;
    return several ? text(dataColumns) : new TableText<>(dataColumns, getItems(), caption.get());
  }

  private TableText<R> text(List<DataColumn<R>> columns) {
    List<Integer> chosen = getSelectionModel().getSelectedIndices().stream().sorted().toList();
    return new TableText<>(
        columns,
        chosen.isEmpty()
            ? getItems()
            : chosen.stream().filter(i -> i >= 0).map(getItems()::get).toList(),
        caption.get());
  }

  private void showFilters(boolean shown) {
    getStyleClass().remove("filtering");
    if (shown) {
      getStyleClass().add("filtering");
    }
    for (TableColumn<R, ?> column : getColumns()) {
      DataColumn<R> data = dataColumnOf.get(column);
      column.setGraphic(shown && data != null ? field(data, column) : null);
    }
    if (!shown) {
      filterFields.clear();
    }
    applyFilters();
  }

  private TextField field(DataColumn<R> column, TableColumn<R, ?> head) {
    TextField field = new TextField();
    field.prefWidthProperty().bind(head.widthProperty().subtract(HEAD_PADDING));
    field.getStyleClass().addAll("small", "column-filter");
    field.setPromptText(column.example());
    field.setTooltip(new Tooltip(column.filterHelp()));
    field.setAccessibleText("Filter of " + column.title());
    field.textProperty().subscribe(_ -> applyFilters());
    field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    field.addEventHandler(KeyEvent.KEY_PRESSED, event -> leaveField(event, field));
    filterFields.put(column, field);
    return field;
  }

  private void leaveField(KeyEvent event, TextField field) {
    if (event.getCode() == KeyCode.ESCAPE) {
      field.clear();
      requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
      requestFocus();
      event.consume();
    }
  }

  private void applyFilters() {
    List<String> wanted =
        Stream.of(filter.get().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(w -> !w.isEmpty())
            .toList();
    IdentityHashMap<DataColumn<R>, ColumnFilter> byColumn = new IdentityHashMap<>();
    filterFields.forEach((column, field) -> {
      Optional<ColumnFilter> found = ColumnFilter.of(field.getText(), column.numeric());
      field.pseudoClassStateChanged(WRONG, found.stream().anyMatch(each -> !each.isReadable()));
      found.ifPresent(each -> byColumn.put(column, each));
    });
    boolean all = wanted.isEmpty() && byColumn.isEmpty();
    filtered.setPredicate(all ? null : row -> passes(row, wanted, byColumn));
  }

  private boolean passes(R row, List<String> wanted, Map<DataColumn<R>, ColumnFilter> byColumn) {
    for (Map.Entry<DataColumn<R>, ColumnFilter> each : byColumn.entrySet()) {
      DataColumn<R> column = each.getKey();
      if (!each.getValue().passes(column.print().apply(row), column.raw().apply(row))) {
        return false;
      }
    }
    return wanted.isEmpty()
        || wanted.stream().allMatch(words.computeIfAbsent(row, this::words)::contains);
  }

  private String words(R row) {
    return dataColumns.stream()
        .map(column -> column.print().apply(row).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  private static <R> TableColumn<R, R> tableColumn(DataColumn<R> column) {
    TableColumn<R, R> made = new TableColumn<>(column.title());
    made.setPrefWidth(UNFITTED_WIDTH);
    made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    made.setComparator(column.order());
    made.setCellFactory(_ -> new PrintedCell<>(column));
    if (column.numeric()) {
      made.getStyleClass().add("number");
    }
    return made;
  }

  /// What is cut off or written in short is said in full while the mouse is above it.
  private static final class PrintedCell<R> extends TableCell<R, R> {
    /// Its words are shortened already: they are not cut in the middle once more.
    private static final PseudoClass SHORT = PseudoClass.getPseudoClass("short");

    private final DataColumn<R> column;

    PrintedCell(DataColumn<R> column) {
      this.column = column;
      if (column.numeric()) {
        getStyleClass().add("number");
      }
      setOnMouseEntered(_ -> setTooltip(tip()));
    }

    private @Nullable Tooltip tip() {
      String text = getText();
      if (text == null) {
        return null;
      }
      String whole = column.numeric() ? text : column.raw().apply(getItem());
      return isTextTruncated() || !whole.equals(text) ? new Tooltip(whole) : null;
    }

    @Override
    protected void updateItem(R row, boolean empty) {
      super.updateItem(row, empty);
      String text = empty || row == null ? null : column.print().apply(row);
      setText(text);
      pseudoClassStateChanged(
          SHORT, text != null && !column.numeric() && !text.equals(column.raw().apply(row)));
    }
  }
}
