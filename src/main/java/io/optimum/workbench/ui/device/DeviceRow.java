package io.optimum.workbench.ui.device;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.style.Format;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One device of the choice: its name, what its numbers are, and what it said.
final class DeviceRow extends VBox {
  private final DeviceViewModel model;
  private final DeviceEntry entry;
  private final ProvenanceBadge badge = new ProvenanceBadge();
  private final Button use = new Button();
  private final Label name = new Label();
  private final Label about = new Label();

  DeviceRow(DeviceViewModel model, DeviceEntry entry) {
    this.model = model;
    this.entry = entry;
    getStyleClass().add("device-row");
    about.setWrapText(true);
    use.setMinWidth(USE_PREF_SIZE);
    use.setOnAction(_ -> model.choose(entry));
    getChildren().addAll(line(), about);
    entry.stateProperty().subscribe(this::show);
    entry.detailsProperty().subscribe(_ -> show(entry.stateProperty().get()));
  }

  private HBox line() {
    name.getStyleClass().add("device-name");
    name.setWrapText(true);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(name, badge, gap);
    line.getStyleClass().add("device-line");
    if (model.isForgettable(entry)) {
      Button forget = new Button("Forget");
      forget.getStyleClass().add("flat");
      forget.setMinWidth(USE_PREF_SIZE);
      forget.setOnAction(_ -> model.forget(entry));
      line.getChildren().add(forget);
    }
    line.getChildren().add(use);
    return line;
  }

  private void show(DeviceState state) {
    boolean inUse = entry.equals(model.chosenProperty().get());
    boolean failed = state instanceof DeviceState.Failed;
    name.setText(entry.title());
    about.setText(about(state));
    about.getStyleClass().removeAll("hint", "warning-text");
    about.getStyleClass().add(failed ? "warning-text" : "hint");
    badge
        .provenanceProperty()
        .set(
            state instanceof DeviceState.Available able
                ? Optional.of(able.capabilities().provenance())
                : Optional.empty());
    use.setText(failed ? "Try again" : inUse ? "In use" : "Use");
    use.setDisable(
        !model.isUsable() || state instanceof DeviceState.Connecting || (inUse && !failed));
  }

  private String about(DeviceState state) {
    String details = entry.detailsProperty().get();
    return switch (state) {
      case DeviceState.Unknown _ -> details.isEmpty() ? "Not asked yet" : details;
      case DeviceState.Connecting _ -> "Connecting…";
      case DeviceState.Failed failed -> failed.reason();
      case DeviceState.Available able -> {
        GpuSpec gpu = able.capabilities().gpu();
        String is =
            "%s, %d SMs, %s, %s"
                .formatted(
                    gpu.name(),
                    gpu.smCount(),
                    Format.bytes(gpu.memoryBytes()),
                    able.capabilities().version());
        yield details.isEmpty() ? is : is + "\n" + details;
      }
    };
  }
}
