package io.optimum.workbench.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The top of a screen: its title, a note and tools; the tools go on in a second line when there is
/// no room. A problem has a line of its own, for it may be long.
public final class ScreenHeader extends VBox {
  private static final String PROBLEM = "problem";

  /// A word or two in one line; more where tools leave room.
  private static final double LEAST_NOTE_WIDTH = 80;

  /// Three lines; the rest is in its tooltip.
  private static final double MOST_NOTE_HEIGHT = 48;

  private final Label note = new Label();
  private final HBox line = new HBox();
  private final HBox below = new HBox();

  /// Holds what it is bound to, which nobody else may hold.
  private final BooleanProperty alarm = new SimpleBooleanProperty(this, "alarm");

  /// @param tools at the right end
  public ScreenHeader(String title, Node... tools) {
    line.getStyleClass().add("screen-header");
    Label heading = new Label(title);
    heading.getStyleClass().add("screen-title");
    heading.setMinWidth(USE_PREF_SIZE);
    note.minWidthProperty()
        .bind(Bindings.when(note.textProperty().isEmpty()).then(0).otherwise(LEAST_NOTE_WIDTH));
    note.prefWidthProperty().bind(note.minWidthProperty());
    note.setMaxHeight(MOST_NOTE_HEIGHT);
    note.setWrapText(true);
    note.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(note, Priority.ALWAYS);
    line.getChildren().addAll(heading, note, new ToolRow(tools));
    getChildren().add(line);
  }

  /// What the note says, and how it looks.
  public ScreenHeader withNote(ObservableStringValue text, String id, String styleClass) {
    note.setId(id);
    note.getStyleClass().add(styleClass);
    note.textProperty().bind(text);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(text);
    note.setTooltip(whole);
    if (styleClass.equals(PROBLEM)) {
      putBelow();
    }
    return this;
  }

  private void putBelow() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    line.getChildren().set(1, gap);
    note.prefWidthProperty().unbind();
    note.setPrefWidth(USE_COMPUTED_SIZE);
    note.setMaxHeight(Double.MAX_VALUE);
    note.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(note, Priority.ALWAYS);
    below.getChildren().add(note);
    below.getStyleClass().add("screen-message");
    below.visibleProperty().bind(note.textProperty().isNotEmpty());
    below.managedProperty().bind(below.visibleProperty());
    getChildren().add(below);
  }

  /// While something is wrong the note looks like it; it has a line of its own.
  public ScreenHeader alarmed(ObservableBooleanValue wrong) {
    String usual = note.getStyleClass().getLast();
    alarm.bind(wrong);
    alarm.subscribe(now -> {
      note.getStyleClass().removeAll(usual, PROBLEM);
      note.getStyleClass().add(now ? PROBLEM : usual);
    });
    putBelow();
    return this;
  }

  /// With what stands at the right end of the line that the note has of its own.
  public ScreenHeader withStatus(Node status) {
    below.getChildren().add(status);
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
