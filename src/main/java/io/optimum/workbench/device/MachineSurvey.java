package io.optimum.workbench.device;

import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.task.Progress;

/// Finds out which GPUs a machine has, and what it has to run engines with.
@FunctionalInterface
public interface MachineSurvey {
  /// Takes the start of a process there, seconds at most.
  ///
  /// @throws DeviceFaultException when nobody answers there, with the reason
  /// @throws java.util.concurrent.CancellationException when the user stops waiting
  GpuMachine survey(DeviceChoice.Place place, Progress progress);
}
