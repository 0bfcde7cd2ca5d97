package io.optimum.workbench.ui.control;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a screen shows while it has nothing to show: what is missing, and what to do about it.
public final class EmptyState extends VBox {
  private static final double TEXT_WIDTH = 520;

  /// In the upper part of the room, and so near its top that it is in sight where the screen
  /// scrolls.
  private static final double ABOVE_FRACTION = 0.3;

  private static final double MOST_ABOVE = 110;
  private static final double BESIDE = 32;

  /// @param title what is missing, in a few words
  /// @param text what to do, in a sentence
  /// @param actions buttons that do it; the first is the one to press
  public EmptyState(String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    paddingProperty().bind(heightProperty().map(height -> above(height.doubleValue())));
    Label heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    Label explanation = new Label(text);
    explanation.getStyleClass().add("empty-text");
    explanation.setWrapText(true);
    explanation.setMinHeight(USE_PREF_SIZE);
    explanation.setMaxWidth(TEXT_WIDTH);
    getChildren().addAll(heading, explanation);
    ToolRow buttons = new ToolRow(actions);
    buttons.setAlignment(Pos.CENTER);
    getChildren().add(buttons);
    if (actions.length > 0 && !actions[0].getStyleClass().contains("accent")) {
      actions[0].getStyleClass().add("accent");
    }
  }

  private static Insets above(double height) {
    return new Insets(Math.min(MOST_ABOVE, height * ABOVE_FRACTION), BESIDE, BESIDE, BESIDE);
  }
}
