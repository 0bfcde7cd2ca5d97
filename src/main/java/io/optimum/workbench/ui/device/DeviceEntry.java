package io.optimum.workbench.ui.device;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.domain.gpu.GpuMachine;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A device that can be chosen.
final class DeviceEntry {
  private final DeviceAddress address;
  private final ReadOnlyObjectWrapper<DeviceState> state =
      new ReadOnlyObjectWrapper<>(new DeviceState.Unknown());

  private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper("");
  private String gpu = "";

  DeviceEntry(DeviceAddress address) {
    this.address = address;
  }

  /// Its machine told which GPU it is and what else it has.
  void found(GpuMachine.Gpu is, GpuMachine machine) {
    gpu = is.name() + ", ";
    details.set(
        Stream.of(is.uuid(), machine.software())
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(", ")));
  }

  /// UUID and versions, as its machine told them; empty where nothing was told.
  ReadOnlyStringProperty detailsProperty() {
    return details.getReadOnlyProperty();
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

  /// For people, for example `NVIDIA L4, GPU 0 of this machine`.
  String title() {
    return gpu + place();
  }

  /// The same device as it calls itself, with the host that it is on.
  String named(String name) {
    return address instanceof DeviceAddress.Agent agent
            && agent.place() instanceof DeviceChoice.Place.Host
        ? "%s on %s".formatted(name, place(agent.place()))
        : name;
  }

  private String place() {
    return switch (address) {
      case DeviceAddress.Simulated _ -> "Simulated GPU";
      case DeviceAddress.Replay replay -> "Recording " + replay.folder().getFileName();
      case DeviceAddress.Cuda cuda -> "GPU %d of this machine".formatted(cuda.ordinal());
      case DeviceAddress.CudaUuid cuda -> cuda.uuid() + " of this machine";
      case DeviceAddress.Agent agent ->
          "%s of %s".formatted(new DeviceEntry(agent.device()).kind(), place(agent.place()));
    };
  }

  private String kind() {
    return switch (address) {
      case DeviceAddress.Cuda cuda -> "GPU " + cuda.ordinal();
      case DeviceAddress.CudaUuid cuda -> cuda.uuid();
      case DeviceAddress.Simulated _, DeviceAddress.Replay _, DeviceAddress.Agent _ -> place();
    };
  }

  private static String place(DeviceChoice.Place place) {
    return switch (place) {
      case DeviceChoice.Place.ThisMachine _ -> "a process of its own";
      case DeviceChoice.Place.Host host ->
          host.port() == 0 ? host.destination() : host.destination() + ":" + host.port();
    };
  }
}
