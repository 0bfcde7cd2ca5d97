package io.optimum.workbench.ui.device;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import javafx.util.Subscription;

/// The chosen device and what its numbers are; a click opens the choice above it.
public final class DeviceButton extends HBox {
  private final DeviceViewModel model;
  private final Button button = new Button();
  private final ProvenanceBadge provenance = new ProvenanceBadge();
  private final Popup popup = new Popup();
  private Subscription state = () -> {};

  public DeviceButton(DeviceViewModel model) {
    this.model = model;
    getStyleClass().add("device-button");
    button.setId("status-device");
    button.getStyleClass().add("flat");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip("Choose the device that runs"));
    button.setOnAction(_ -> open());
    popup.setAutoHide(true);
    getChildren().addAll(button, provenance);
    model
        .chosenProperty()
        .subscribe(entry -> {
          state.unsubscribe();
          state = entry.stateProperty().subscribe(this::show);
        });
  }

  /// Shows the choice.
  public void open() {
    model.look();
    DevicePanel panel = new DevicePanel(model);
    // A popup has a scene of its own, with the styles of our scene but not of its root.
    panel.getStylesheets().setAll(button.getScene().getRoot().getStylesheets());
    popup.getContent().setAll(panel);
    Bounds place = button.localToScreen(button.getBoundsInLocal());
    popup.show(button, place.getMinX(), place.getMinY());
    // Devices are found while it is open: it grows upwards.
    panel
        .heightProperty()
        .subscribe(height -> popup.setY(place.getMinY() - 4 - height.doubleValue()));
  }

  private void show(DeviceState now) {
    Optional<Provenance> kind = Optional.empty();
    String text =
        switch (now) {
          case DeviceState.Unknown _ ->
              model.isUsable() ? "Device not asked yet" : "No device: import engines first";
          case DeviceState.Connecting _ -> "Connecting…";
          case DeviceState.Failed _ -> model.chosenProperty().get().title() + ": failed";
          case DeviceState.Available able ->
              model.chosenProperty().get().named(able.capabilities().name());
        };
    if (now instanceof DeviceState.Available able) {
      kind = Optional.of(able.capabilities().provenance());
    }
    button.setText(text);
    provenance.provenanceProperty().set(kind);
  }
}
