package io.optimum.workbench.ui.shell;

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
    int row = 0;
    for (Command command : commands) {
      if (!command.keys().isEmpty()) {
        add(grid, row++, command.title(), command.keysText());
      }
    }
    for (List<String> each : TIMELINE) {
      add(grid, row++, each.getFirst(), each.getLast());
    }
    getChildren().addAll(title, grid);
  }

  private static void add(GridPane grid, int row, String what, String keys) {
    Label key = new Label(keys);
    key.getStyleClass().add("key");
    grid.addRow(row, key, new Label(what));
  }
}
