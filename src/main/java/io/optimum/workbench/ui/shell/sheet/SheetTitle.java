package io.optimum.workbench.ui.shell.sheet;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The top line of a sheet: its name, and the way out for those who do not think of Escape.
final class SheetTitle extends HBox {
  SheetTitle(String title, Runnable close) {
    getStyleClass().add("sheet-title");
    Label heading = new Label(title);
    heading.getStyleClass().add("screen-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button out = new Button("Close");
    out.getStyleClass().addAll("flat", "close-sheet");
    out.setOnAction(_ -> close.run());
    getChildren().addAll(heading, gap, out);
  }
}
