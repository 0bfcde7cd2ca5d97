package io.optimum.workbench.device;

import io.optimum.workbench.domain.GpuSpec;

/// Which device to open. A new kind of device is a new record here, and a compile error wherever
/// choices are switched on.
public sealed interface DeviceChoice {
  /// The simulated GPU of a data sheet.
  record Simulated(GpuSpec gpu) implements DeviceChoice {}
}
