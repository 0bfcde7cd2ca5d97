package io.optimum.workbench.ui.device;

import io.optimum.workbench.ui.control.ShortScroll;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All devices with their states, and a field to add a host.
final class DevicePanel extends VBox {
  private static final double WIDTH = 520;

  /// Servers have eight GPUs and `ssh` may greet at length: more is scrolled, for a popup that is
  /// higher than the screen loses its head.
  private static final double ROWS_HEIGHT = 420;

  private final DeviceViewModel model;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ShortScroll(rows, ROWS_HEIGHT);
  private final TextField host = new TextField();

  /// Whether the last row, which is what was added, is to be seen as it grows.
  private boolean following;

  DevicePanel(DeviceViewModel model) {
    this.model = model;
    setId("device-panel");
    getStyleClass().addAll("sheet", "device-panel");
    setPrefWidth(WIDTH);
    rows.getStyleClass().add("device-rows");
    Label title = new Label("Where to run");
    title.getStyleClass().add("section-title");
    getChildren().addAll(title, scroll, adding(), problem(), hint());
    rows.heightProperty().subscribe(this::follow);
    scroll.addEventFilter(InputEvent.ANY, _ -> following = false);
    model.entries().addListener((ListChangeListener<DeviceEntry>) _ -> list());
    model.chosenProperty().subscribe(_ -> list());
  }

  private void follow() {
    if (following) {
      scroll.setVvalue(scroll.getVmax());
    }
  }

  private HBox adding() {
    host.setId("device-host");
    host.setPromptText("user@host");
    host.setAccessibleText("Host to add");
    HBox.setHgrow(host, Priority.ALWAYS);
    Button add = new Button("Add host");
    add.setId("device-add");
    add.disableProperty().bind(host.textProperty().map(String::isBlank));
    add.setOnAction(_ -> add());
    host.setOnAction(_ -> add());
    HBox line = new HBox(host, add);
    line.getStyleClass().add("device-line");
    return line;
  }

  private void add() {
    if (!host.getText().isBlank()) {
      model.add(host.getText());
      if (model.problemProperty().get().isEmpty()) {
        host.clear();
        following = true;
      }
    }
  }

  private Label problem() {
    Label label = new Label();
    label.getStyleClass().add("warning-text");
    label.setWrapText(true);
    label.textProperty().bind(model.problemProperty());
    label.visibleProperty().bind(model.problemProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private static Label hint() {
    Label label =
        new Label(
            "A host is reached with your own ssh keys and settings; optimum must be installed"
                + " there. Only the name of the host is remembered.");
    label.getStyleClass().add("hint");
    label.setWrapText(true);
    return label;
  }

  private void list() {
    rows.getChildren()
        .setAll(model.entries().stream().map(each -> new DeviceRow(model, each)).toList());
  }
}
