package io.optimum.workbench.device;

import io.optimum.workbench.task.Progress;

/// Opens devices.
@FunctionalInterface
public interface DeviceOpener {
  /// @throws IllegalArgumentException when there is no such device, with what there is
  GpuDevice open(DeviceChoice choice);

  /// The same, for a user who may stop waiting for a device that is far away.
  ///
  /// @throws java.util.concurrent.CancellationException when the user does
  default GpuDevice open(DeviceChoice choice, Progress progress) {
    return open(choice);
  }
}
