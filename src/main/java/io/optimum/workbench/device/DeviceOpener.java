package io.optimum.workbench.device;

import io.optimum.workbench.task.Progress;
import java.util.function.UnaryOperator;

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

  /// The same with something around whatever opens single devices; one that records another opens
  /// that by it too.
  default DeviceOpener through(UnaryOperator<DeviceOpener> around) {
    return around.apply(this);
  }
}
