package io.optimum.workbench.device;

import io.optimum.workbench.domain.Engine;
import io.optimum.workbench.domain.GpuSpec;
import java.nio.file.Path;
import java.util.List;
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

  /// What was recorded at a place: one recording, or a folder of recordings of one device.
  record Replayed(Path folder) implements DeviceChoice {}

  /// Another device, with every run recorded to a new folder, which is there once the device is
  /// closed.
  ///
  /// @param engines as people know them; those that run are kept in the recording
  record Recorded(DeviceChoice device, Path folder, List<Engine> engines) implements DeviceChoice {
    public Recorded {
      engines = List.copyOf(engines);
    }
  }
}
