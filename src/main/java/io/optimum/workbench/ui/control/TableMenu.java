package io.optimum.workbench.ui.control;

import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.fx.CopyRequest;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Everything that can be done with a table, for the mouse and the keyboard alike: copy, save, sort
/// by one or more columns, choose columns, filter them.
final class TableMenu<R> {
  /// So many cells are text in a few milliseconds.
  private static final int AT_ONCE_CELLS = 20_000;

  private final DataTable<R> table;

  TableMenu(DataTable<R> table) {
    this.table = table;
  }

  ContextMenu make() {
    ContextMenu menu = new ContextMenu();
    menu.setOnShowing(_ -> menu.getItems().setAll(items()));
    menu.getItems().setAll(items());
    return menu;
  }

  private List<MenuItem> items() {
    Menu copyAs = new Menu("Copy as");
    copyAs
        .getItems()
        .addAll(
            item("Values as shown, without headers", () -> copy(table.text().shown(false))),
            item("Raw values with headers", () -> copy(table.text().raw(true))),
            item("Raw values without headers", () -> copy(table.text().raw(false))));
    CheckMenuItem filters = new CheckMenuItem("Filter columns (Ctrl+F)");
    filters.setSelected(table.columnFiltersProperty().get());
    filters.setOnAction(_ -> table.columnFiltersProperty().set(filters.isSelected()));
    return List.of(
        item("Copy (Ctrl+C)", () -> copy(table.text().shown(true))),
        copyAs,
        item(saveTitle(), this::save),
        new SeparatorMenuItem(),
        sort("Sort by", false),
        sort("Then by", true),
        filters,
        columns());
  }

  /// For the button at the right of the heads.
  ContextMenu chooser() {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(columnItems());
    return menu;
  }

  private Menu sort(String title, boolean further) {
    Menu menu = new Menu(title);
    for (TableColumn<R, ?> column : table.getColumns()) {
      menu.getItems().add(item(column.getText(), () -> sortBy(column, further)));
    }
    return menu;
  }

  /// Choosing a column again turns its order round.
  private void sortBy(TableColumn<R, ?> column, boolean further) {
    boolean again = table.getSortOrder().contains(column);
    column.setSortType(
        again && column.getSortType() == TableColumn.SortType.ASCENDING
            ? TableColumn.SortType.DESCENDING
            : TableColumn.SortType.ASCENDING);
    if (!further) {
      table.getSortOrder().setAll(List.of(column));
    } else if (!again) {
      table.getSortOrder().add(column);
    }
    table.sort();
  }

  private Menu columns() {
    Menu menu = new Menu("Columns");
    menu.getItems().setAll(columnItems());
    return menu;
  }

  private List<MenuItem> columnItems() {
    List<MenuItem> items = new ArrayList<>();
    for (TableColumn<R, ?> column : table.getColumns()) {
      CheckMenuItem item = new CheckMenuItem(column.getText());
      item.selectedProperty().bindBidirectional(column.visibleProperty());
      items.add(item);
    }
    items.add(new SeparatorMenuItem());
    items.add(item("Reset columns and sort", () -> table.arrange(TableLayout.USUAL)));
    return items;
  }

  /// A short text is on the clipboard when this returns, a long one once it is made beside the
  /// window.
  void copy(Content text) {
    if (table.text().cellCount() > AT_ONCE_CELLS) {
      CopyRequest.ask(table, "rows of " + table.getAccessibleText(), text);
      return;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(text.asText(Progress.none()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private String saveTitle() {
    return "Save %s as CSV…".formatted(Format.counted(table.wholeText().rows().size(), "row"));
  }

  private void save() {
    String name = table.getAccessibleText().toLowerCase(Locale.ROOT);
    SaveRequest.ask(table, name.replaceAll("[^a-z0-9]+", "-") + ".csv", table.wholeText().csv());
  }

  private static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
