package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.KernelProfile;

/// An engine profile made ready to run: calibrated kernels, launch cost, gaps and copies.
final class EngineProgram {
  final EngineProfile profile;
  final Kernel[] kernels;
  final double launchNanos;
  final double gapNanos;
  final double graphLaunchNanos;
  final double graphGapNanos;
  final double copyInNanos;
  final double copyOutNanos;

  EngineProgram(EngineProfile profile, GpuSpec gpu, SimulatorOptions options) {
    Calibration calibration = Calibration.of(profile, gpu, options.hostLaunch());
    this.profile = profile;
    kernels = new Kernel[profile.kernels().size()];
    for (int i = 0; i < kernels.length; i++) {
      KernelProfile kernel = profile.kernels().get(i);
      kernels[i] = new Kernel(kernel, kernel.soloNanos() * calibration.scale(), gpu);
    }
    launchNanos = calibration.launchNanos();
    gapNanos = calibration.gapNanos();
    graphLaunchNanos = options.hostLaunch() ? gpu.launchHostNanos() : 0;
    graphGapNanos = calibration.graphGapNanos();
    copyInNanos = options.copies() ? CopyEngines.nanos(profile.inputBytes(), gpu) : 0;
    copyOutNanos = options.copies() ? CopyEngines.nanos(profile.outputBytes(), gpu) : 0;
  }
}
