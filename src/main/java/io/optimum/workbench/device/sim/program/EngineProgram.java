package io.optimum.workbench.device.sim.program;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.domain.engine.Calibration;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.Set;

/// An engine profile made ready to run: calibrated kernels, launch cost, gaps and copies.
public final class EngineProgram {
  public final EngineProfile profile;
  public final Kernel[] kernels;
  public final double launchNanos;
  public final double gapNanos;
  public final double graphLaunchNanos;
  public final double graphGapNanos;
  public final double copyInNanos;
  public final double copyOutNanos;

  /// Host time to enqueue one inference.
  public double enqueueNanos(boolean graph) {
    double copy = copyInNanos > 0 && !graph ? launchNanos : 0;
    return copy + (graph ? graphLaunchNanos : kernels.length * launchNanos);
  }

  public EngineProgram(EngineProfile profile, GpuSpec gpu, Set<Mechanism> mechanisms) {
    Calibration calibration =
        Calibration.of(profile, gpu, mechanisms.contains(Mechanism.HOST_LAUNCH));
    this.profile = profile;
    kernels = new Kernel[profile.kernels().size()];
    for (int i = 0; i < kernels.length; i++) {
      KernelProfile kernel = profile.kernels().get(i);
      kernels[i] = new Kernel(kernel, kernel.soloNanos() * calibration.scale(), gpu);
    }
    launchNanos = calibration.launchNanos();
    gapNanos = calibration.gapNanos();
    graphLaunchNanos = mechanisms.contains(Mechanism.HOST_LAUNCH) ? gpu.launchHostNanos() : 0;
    graphGapNanos = calibration.graphGapNanos();
    boolean copies = mechanisms.contains(Mechanism.COPIES);
    copyInNanos = copies ? gpu.copyNanos(profile.inputBytes()) : 0;
    copyOutNanos = copies ? gpu.copyNanos(profile.outputBytes()) : 0;
  }
}
