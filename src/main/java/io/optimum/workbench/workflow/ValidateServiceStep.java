package io.optimum.workbench.workflow;

import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.service.ServiceReport;
import io.optimum.workbench.study.service.ServiceSuite;
import io.optimum.workbench.study.service.ServiceValidation;
import io.optimum.workbench.task.Progress;

/// Holds the service model against the simulator's open loops.
public final class ValidateServiceStep {
  private final DeviceOpener devices;
  private final GpuLibrary gpus;

  public ValidateServiceStep(DeviceOpener devices, GpuLibrary gpus) {
    this.devices = devices;
    this.gpus = gpus;
  }

  /// Blocks until every load has run under every seed.
  ///
  /// @throws IllegalArgumentException when there is no data sheet of the GPU
  public ServiceReport run(ServiceSuite suite, GpuId gpu, int seeds, Progress progress) {
    return new ServiceValidation(devices, gpus.require(Project.empty("validation"), gpu))
        .run(suite, seeds, progress);
  }
}
