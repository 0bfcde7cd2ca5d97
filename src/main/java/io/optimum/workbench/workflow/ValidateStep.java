package io.optimum.workbench.workflow;

import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.importer.colocation.DisbReader;
import io.optimum.workbench.importer.colocation.ParvaGpuReader;
import io.optimum.workbench.study.CopiesValidation;
import io.optimum.workbench.study.SimulatorValidation;
import io.optimum.workbench.study.ValidationReport;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Path;

/// Holds the simulator against published measurements.
public final class ValidateStep {
  private final DeviceOpener devices;

  public ValidateStep(DeviceOpener devices) {
    this.devices = devices;
  }

  /// The simulation to hold against measurements.
  ///
  /// @param gpu data sheet of the GPU that was measured
  /// @param nanos device time of each run
  /// @param seed of every run
  public record Simulated(GpuSpec gpu, long nanos, long seed) {}

  /// Mixes of a DISB table.
  ///
  /// @param system which of the table's serving systems
  public ValidationReport mixes(Path table, String system, Simulated with, Progress progress)
      throws IOException {
    return new SimulatorValidation(devices, with.gpu(), with.nanos(), with.seed())
        .run(DisbReader.read(table, system), progress);
  }

  /// Copies of one model, from the tables of ParvaGPU.
  public ValidationReport copies(Path folder, Simulated with, Progress progress)
      throws IOException {
    return new CopiesValidation(devices, with.gpu(), with.nanos(), with.seed())
        .run(ParvaGpuReader.readWholeGpu(folder), progress);
  }
}
