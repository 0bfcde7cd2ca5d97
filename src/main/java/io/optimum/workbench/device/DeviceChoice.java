package io.optimum.workbench.device;

import io.optimum.workbench.domain.GpuSpec;
import java.util.Set;

/// Which device to open. A new kind of device is a new record here, and a compile error wherever
/// choices are switched on.
public sealed interface DeviceChoice {
  /// The simulated GPU of a data sheet.
  ///
  /// @param without mechanisms that are switched off; none for numbers that mean anything
  record Simulated(GpuSpec gpu, Set<Mechanism> without) implements DeviceChoice {
    public Simulated {
      without = Set.copyOf(without);
    }

    /// With every mechanism.
    public Simulated(GpuSpec gpu) {
      this(gpu, Set.of());
    }
  }
}
