package io.optimum.workbench.ui.control;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The top line of a screen: its title, a note and tools; the note and the tools go on in a second
/// line when there is no room.
public final class ScreenHeader extends HBox {
  private final Label note = new Label();

  /// @param tools at the right end
  public ScreenHeader(String title, Node... tools) {
    getStyleClass().add("screen-header");
    Label heading = new Label(title);
    heading.getStyleClass().add("screen-title");
    heading.setMinWidth(USE_PREF_SIZE);
    note.setMinWidth(0);
    note.setWrapText(true);
    note.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(note, Priority.ALWAYS);
    getChildren().addAll(heading, note);
    getChildren().add(new ToolRow(tools));
  }

  /// What the note says, and how it looks.
  public ScreenHeader withNote(ObservableStringValue text, String id, String styleClass) {
    note.setId(id);
    note.getStyleClass().add(styleClass);
    note.textProperty().bind(text);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(text);
    note.setTooltip(whole);
    return this;
  }

  /// Turns while work goes on.
  public static ProgressIndicator busy(ObservableBooleanValue running) {
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("busy");
    busy.setAccessibleText("Working");
    busy.visibleProperty().bind(running);
    busy.managedProperty().bind(busy.visibleProperty());
    return busy;
  }
}
