package io.optimum.workbench.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// Tools beside each other that go on in a second row where there is no room, so that none is lost
/// in a narrow window.
public final class ToolRow extends FlowPane {
  public ToolRow(Node... tools) {
    super(tools);
    getStyleClass().add("tool-row");
    setAlignment(Pos.CENTER_RIGHT);
    setRowValignment(javafx.geometry.VPos.CENTER);
  }

  /// All in one row.
  @Override
  protected double computePrefWidth(double height) {
    double width = 0;
    int shown = 0;
    for (Node each : getManagedChildren()) {
      width += snapSizeX(each.prefWidth(-1));
      shown++;
    }
    return width + Math.max(0, shown - 1) * getHgap() + snappedLeftInset() + snappedRightInset();
  }
}
