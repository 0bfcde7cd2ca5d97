package io.optimum.workbench.ui.device;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceChoice;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A device that can be chosen.
final class DeviceEntry {
  private final DeviceAddress address;
  private final ReadOnlyObjectWrapper<DeviceState> state =
      new ReadOnlyObjectWrapper<>(new DeviceState.Unknown());

  DeviceEntry(DeviceAddress address) {
    this.address = address;
  }

  DeviceAddress address() {
    return address;
  }

  ReadOnlyObjectProperty<DeviceState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  void state(DeviceState value) {
    state.set(value);
  }

  /// For people, for example `GPU 0 of this machine`.
  String title() {
    return switch (address) {
      case DeviceAddress.Simulated _ -> "Simulated GPU";
      case DeviceAddress.Replay replay -> "Recording " + replay.folder().getFileName();
      case DeviceAddress.Cuda cuda -> "GPU %d of this machine".formatted(cuda.ordinal());
      case DeviceAddress.Agent agent ->
          "%s of %s".formatted(new DeviceEntry(agent.device()).kind(), place(agent.place()));
    };
  }

  private String kind() {
    return address instanceof DeviceAddress.Cuda cuda ? "GPU " + cuda.ordinal() : title();
  }

  private static String place(DeviceChoice.Place place) {
    return switch (place) {
      case DeviceChoice.Place.ThisMachine _ -> "a process of its own";
      case DeviceChoice.Place.Host host ->
          host.port() == 0 ? host.destination() : host.destination() + ":" + host.port();
    };
  }
}
