package io.optimum.workbench.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Holds one sheet above the window at a time; Escape and a click beside it take it away.
final class Overlay extends StackPane {
  Overlay() {
    getStyleClass().add("overlay");
    setAlignment(Pos.TOP_CENTER);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    setOnMouseClicked(event -> {
      if (equals(event.getTarget())) {
        close();
      }
    });
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        close();
        event.consume();
      }
    });
  }

  void open(Region sheet) {
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().setAll(sheet);
    setVisible(true);
    applyCss();
    Node first = sheet.lookup(".text-field");
    Node button = sheet.lookup(".button");
    (first != null ? first : button != null ? button : sheet).requestFocus();
  }

  void close() {
    setVisible(false);
    getChildren().clear();
  }
}
