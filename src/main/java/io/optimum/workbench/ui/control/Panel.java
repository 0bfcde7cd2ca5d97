package io.optimum.workbench.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A titled part of a screen. Its content takes the room that is left.
public final class Panel extends VBox {
  private final HBox header = new HBox();

  /// @param title in a few words
  /// @param content from top to bottom; the last one grows
  public Panel(String title, Node... content) {
    getStyleClass().add("panel");
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    heading.setWrapText(true);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    header.getStyleClass().add("panel-header");
    header.setMinHeight(USE_PREF_SIZE);
    header.getChildren().addAll(heading, gap);
    getChildren().add(header);
    getChildren().addAll(content);
    if (content.length > 0) {
      VBox.setVgrow(content[content.length - 1], Priority.ALWAYS);
    }
  }

  /// With nodes at the right end of the title.
  public Panel withTools(Node... tools) {
    header.getChildren().addAll(tools);
    return this;
  }
}
