package io.optimum.workbench.device;

/// Opens devices.
@FunctionalInterface
public interface DeviceOpener {
  /// @throws IllegalArgumentException when there is no such device, with what there is
  GpuDevice open(DeviceChoice choice);
}
