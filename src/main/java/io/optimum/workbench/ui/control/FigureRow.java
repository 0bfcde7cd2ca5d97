package io.optimum.workbench.ui.control;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Figures beside each other, each with its share of the width; what is long goes on below.
public final class FigureRow extends HBox {
  /// Of one figure, where there is room.
  private static final double USUAL_WIDTH = 150;

  private static final double LEAST_WIDTH = 100;

  public FigureRow(Figure... figures) {
    super(figures);
    getStyleClass().add("figures");
    for (Figure each : figures) {
      each.setPrefWidth(USUAL_WIDTH);
      each.setMinWidth(LEAST_WIDTH);
      HBox.setHgrow(each, Priority.ALWAYS);
    }
  }
}
