package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.timeline.model.SpanDetail;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Everything that is known of the chosen span, beside the lanes until it is let go.
final class SpanPanel extends StackPane {
  private static final double WIDTH = 290;

  private final TimelineViewModel model;
  private final Label title = new Label();
  private final GridPane entries = new GridPane();

  SpanPanel(TimelineViewModel model) {
    this.model = model;
    setId("span-detail");
    getStyleClass().add("span-detail");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    title.setWrapText(true);
    title.getStyleClass().add("span-title");
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    entries.getColumnConstraints().addAll(new ColumnConstraints(), value);
    entries.getStyleClass().add("span-entries");
    ScrollPane scroll = new ScrollPane(new VBox(8, title, entries));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren()
        .add(
            new Panel("Chosen span", scroll)
                .withTools(
                    button("‹", "The span before (,)", () -> model.step(-1)),
                    button("›", "The next span of the row (.)", () -> model.step(1)),
                    button("Copy", "Copy all of it as text", this::copy),
                    button("✕", "Let it go (Esc)", model::clearSelection)));
    managedProperty().bind(visibleProperty());
    model.currentProperty().subscribe(_ -> show());
  }

  private static Button button(String text, String explanation, Runnable action) {
    Button button = new Button(text);
    button.getStyleClass().addAll("flat", "small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(explanation));
    button.setAccessibleText(explanation);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void show() {
    setVisible(model.currentProperty().get().isPresent());
    entries.getChildren().clear();
    model.currentProperty().get().map(model::detail).ifPresent(this::show);
  }

  private void show(SpanDetail detail) {
    title.setText(breakable(detail.title()));
    title.setAccessibleText(detail.title());
    int row = 0;
    for (SpanDetail.Entry entry : detail.entries()) {
      Label name = new Label(entry.name());
      name.getStyleClass().add("hint");
      name.setMinWidth(Region.USE_PREF_SIZE);
      Label value = new Label(breakable(entry.value()));
      value.setWrapText(true);
      value.setAccessibleText(entry.name() + ": " + entry.value());
      entries.addRow(row++, name, value);
    }
  }

  /// Names of kernels have no spaces; lines may break after their underscores.
  private static String breakable(String name) {
    return name.replace("_", "_\u200B");
  }

  private void copy() {
    model
        .currentProperty()
        .get()
        .map(model::detail)
        .ifPresent(detail -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(detail.text());
          Clipboard.getSystemClipboard().setContent(content);
        });
  }
}
