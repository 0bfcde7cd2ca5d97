package io.optimum.workbench.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a screen shows while it has nothing to show: what is missing, and what to do about it.
public final class EmptyState extends VBox {
  private static final double TEXT_WIDTH = 460;

  /// @param title what is missing, in a few words
  /// @param text what to do, in a sentence
  /// @param actions buttons that do it; the first is the one to press
  public EmptyState(String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    Label heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    Label explanation = new Label(text);
    explanation.getStyleClass().add("empty-text");
    explanation.setWrapText(true);
    explanation.setMinHeight(USE_PREF_SIZE);
    explanation.setMaxWidth(TEXT_WIDTH);
    getChildren().addAll(heading, explanation);
    getChildren().addAll(actions);
    if (actions.length > 0 && !actions[0].getStyleClass().contains("accent")) {
      actions[0].getStyleClass().add("accent");
    }
  }
}
