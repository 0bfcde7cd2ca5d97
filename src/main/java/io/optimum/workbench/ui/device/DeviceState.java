package io.optimum.workbench.ui.device;

import io.optimum.workbench.device.DeviceCapabilities;

/// What is known of a device.
public sealed interface DeviceState {
  /// Nobody has asked it yet.
  record Unknown() implements DeviceState {}

  record Connecting() implements DeviceState {}

  record Available(DeviceCapabilities capabilities) implements DeviceState {}

  record Failed(String reason) implements DeviceState {}
}
