package io.optimum.workbench.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// All shortcuts on one sheet.
final class ShortcutSheet extends VBox {
  private static final List<List<String>> TIMELINE =
      List.of(
          List.of("Timeline: zoom in, out", "W / S or Ctrl+wheel"),
          List.of("Timeline: left, right", "A / D"),
          List.of("Timeline: fit", "0"),
          List.of("Timeline: zoom to selection", "F"),
          List.of("Timeline: back", "Backspace"));

  ShortcutSheet(List<Command> commands) {
    setId("shortcut-sheet");
    getStyleClass().add("sheet");
    setFocusTraversable(true);
    Label title = new Label("Shortcuts");
    title.getStyleClass().add("screen-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("form");
    List<List<String>> all = new ArrayList<>();
    commands.stream()
        .filter(each -> !each.keys().isEmpty())
        .forEach(each -> all.add(List.of(each.title(), each.keysText())));
    all.addAll(TIMELINE);
    int rows = (all.size() + 1) / 2;
    for (int i = 0; i < all.size(); i++) {
      add(grid, 2 * (i / rows), i % rows, all.get(i));
    }
    getChildren().addAll(title, grid);
  }

  private static void add(GridPane grid, int column, int row, List<String> shortcut) {
    Label key = new Label(shortcut.getLast());
    key.getStyleClass().add("key");
    Label what = new Label(shortcut.getFirst());
    what.getStyleClass().add("shortcut");
    grid.add(key, column, row);
    grid.add(what, column + 1, row);
  }
}
