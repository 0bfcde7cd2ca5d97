package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;

/// What of a profile's latency is kernels, gaps and launches: kernel times are fitted so that the
/// engine alone takes as long as the profile states. Simulator and prediction share it.
///
/// A profile states the median measured, or, where nothing was measured, the sum of its kernels:
/// gaps are within that, as they are within a measurement.
///
/// One stream alone is a pipeline of host and device: kernel *i* ends at *e(i) = max(e(i-1) + gap,
/// (i+1) launch) + scale solo(i)*. The scale is found by bisection such that the last kernel ends
/// at the profile's latency. A measured latency bounds the rest from above: gaps take at most half
/// of it and enqueueing at most nine tenths, or the measurement could not have been that short.
///
/// @param scale factor on every kernel's solo time
/// @param gapNanos between dependent kernels
/// @param graphGapNanos the same inside a CUDA graph
/// @param launchNanos host time per kernel
public record Calibration(double scale, double gapNanos, double graphGapNanos, double launchNanos) {
  /// Most of a latency that can be gaps: kernels are what a profile lists, gaps are assumed.
  public static final double MAX_GAP_FRACTION = 0.5;

  /// Most of a latency that enqueueing can take while the GPU still sets the pace.
  public static final double MAX_LAUNCH_FRACTION = 0.9;

  /// Kernel times that already give the latency within this are exact and stay as they are.
  public static final double EXACT_FRACTION = 0.005;

  private static final int BISECTIONS = 60;

  /// @param hostLaunch whether launches cost host time
  public static Calibration of(EngineProfile profile, GpuSpec gpu, boolean hostLaunch) {
    List<KernelProfile> kernels = profile.kernels();
    int count = kernels.size();
    double latency = profile.latencyNanos();
    double mostGap = count < 2 ? 0 : MAX_GAP_FRACTION * latency / (count - 1);
    double gap = Math.min(gpu.kernelGapNanos(), mostGap);
    double launch = hostLaunch ? launchNanos(profile, gpu) : 0;
    double hidden = Math.min(launch, MAX_LAUNCH_FRACTION * latency / count);
    boolean measured = profile.soloLatency() instanceof SoloLatency.Measured;
    return new Calibration(
        scale(kernels, latency, gap, hidden),
        gap,
        Math.min(gpu.graphKernelGapNanos(), gap),
        measured ? hidden : launch);
  }

  private static double launchNanos(EngineProfile profile, GpuSpec gpu) {
    return profile.enqueueNanos() > 0
        ? (double) profile.enqueueNanos() / profile.kernels().size()
        : gpu.launchHostNanos();
  }

  private static double scale(
      List<KernelProfile> kernels, double latency, double gap, double launch) {
    if (Math.abs(latency(kernels, 1, gap, launch) - latency) <= EXACT_FRACTION * latency) {
      return 1;
    }
    double low = 0;
    double high = 1;
    while (latency(kernels, high, gap, launch) < latency) {
      high *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double mid = (low + high) / 2;
      if (latency(kernels, mid, gap, launch) < latency) {
        low = mid;
      } else {
        high = mid;
      }
    }
    return high;
  }

  private static double latency(
      List<KernelProfile> kernels, double scale, double gap, double launch) {
    double end = -gap;
    for (int i = 0; i < kernels.size(); i++) {
      end = Math.max(end + gap, (i + 1) * launch) + scale * kernels.get(i).soloNanos();
    }
    return end;
  }
}
