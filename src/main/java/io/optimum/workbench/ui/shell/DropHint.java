package io.optimum.workbench.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// Outlines the window while files that it takes are held over it, and says what happens to them.
final class DropHint extends StackPane {
  private final Label text = new Label();

  DropHint() {
    setId("drop-hint");
    getStyleClass().add("drop-hint");
    setAlignment(Pos.BOTTOM_CENTER);
    setMouseTransparent(true);
    setVisible(false);
    getChildren().add(text);
  }

  void show(String what) {
    text.setText(what);
    setVisible(true);
  }

  void hide() {
    setVisible(false);
  }
}
