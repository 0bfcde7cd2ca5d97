package io.optimum.workbench.workflow.study;

import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.colocation.DisbReader;
import io.optimum.workbench.importer.colocation.ParvaGpuReader;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.CopiesValidation;
import io.optimum.workbench.study.SimulatorValidation;
import io.optimum.workbench.study.ValidationReport;
import io.optimum.workbench.study.service.ServiceReport;
import io.optimum.workbench.study.service.ServiceSuite;
import io.optimum.workbench.study.service.ServiceValidation;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.io.IOException;
import java.nio.file.Path;

/// Holds the simulator against published measurements, and the service model against the simulator.
public final class ValidateStep {
  private final DeviceOpener devices;
  private final GpuLibrary gpus;

  public ValidateStep(DeviceOpener devices, GpuLibrary gpus) {
    this.devices = devices;
    this.gpus = gpus;
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

  /// The service model against open loops on a simulated GPU, with seeds from 1 to `seeds`.
  ///
  /// @throws IllegalArgumentException when there is no data sheet of the GPU
  public ServiceReport service(ServiceSuite suite, GpuId gpu, int seeds, Progress progress) {
    return new ServiceValidation(devices, gpus.require(Project.empty("validation"), gpu))
        .run(suite, seeds, progress);
  }

  /// Copies of one model, from the tables of ParvaGPU.
  public ValidationReport copies(Path folder, Simulated with, Progress progress)
      throws IOException {
    return new CopiesValidation(devices, with.gpu(), with.nanos(), with.seed())
        .run(ParvaGpuReader.readWholeGpu(folder), progress);
  }
}
