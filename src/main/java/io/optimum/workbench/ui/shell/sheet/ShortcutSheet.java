package io.optimum.workbench.ui.shell.sheet;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// All shortcuts on one sheet.
public final class ShortcutSheet extends VBox {
  /// What is no command of the window: keys of the timeline, of tables and of drawings.
  private static final List<List<String>> ELSEWHERE =
      List.of(
          List.of("Timeline: zoom in, out", "W / S"),
          List.of("Timeline: zoom at the mouse", "Ctrl+wheel"),
          List.of("Timeline: left, right", "A / D"),
          List.of("Timeline: fit", "0"),
          List.of("Timeline: zoom to selection", "F"),
          List.of("Timeline: back", "Backspace"),
          List.of("Timeline: find kernel", "/"),
          List.of("Timeline: next match", "Enter"),
          List.of("Timeline: match before", "Shift+Enter"),
          List.of("Timeline: span before, next", ", / ."),
          List.of("Timeline: follow", "Space"),
          List.of("Timeline: add note", "M / N"),
          List.of("Timeline: note before, next", "< / >"),
          List.of("Timeline: remove selected note", "Del"),
          List.of("Timeline: clear selection", "Esc"),
          List.of("Table: copy rows", "Ctrl+C"),
          List.of("Table: copy raw values", "Ctrl+Shift+C"),
          List.of("Table: filter columns", "Ctrl+F"),
          List.of("Chart: copy picture", "Ctrl+C"),
          List.of("Menu of what has the focus", "Shift+F10"),
          List.of("Menus of the window", "F10"));

  public ShortcutSheet(List<Command> commands, Runnable close) {
    setId("shortcut-sheet");
    getStyleClass().add("sheet");
    setFocusTraversable(true);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("form");
    List<List<String>> all = new ArrayList<>();
    commands.stream()
        .filter(each -> !each.keys().isEmpty())
        .forEach(each -> all.add(List.of(each.title(), each.keysText())));
    all.addAll(ELSEWHERE);
    int rows = (all.size() + 1) / 2;
    for (int i = 0; i < all.size(); i++) {
      add(grid, 2 * (i / rows), i % rows, all.get(i));
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().addAll(new SheetTitle("Shortcuts", close), scroll);
  }

  private static void add(GridPane grid, int column, int row, List<String> shortcut) {
    Label key = new Label(shortcut.getLast());
    key.getStyleClass().add("key");
    key.setMinWidth(USE_PREF_SIZE);
    Label what = new Label(shortcut.getFirst());
    what.getStyleClass().add("shortcut");
    what.setWrapText(true);
    grid.add(key, column, row);
    grid.add(what, column + 1, row);
  }
}
