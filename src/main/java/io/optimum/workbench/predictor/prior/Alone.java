package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.Calibration;

/// One inference of one stream with the GPU to itself.
///
/// @param latencyNanos from its start to the end of the copy back
/// @param gapNanos device time between its kernels, summed
/// @param enqueueNanos host time to enqueue it
/// @param edgeNanos before the first kernel may start and after the last has ended: copies, and
///   launches that no kernel hides
record Alone(double latencyNanos, double gapNanos, double enqueueNanos, double edgeNanos) {

  /// Plays the inference kernel by kernel: each starts when it is launched and the one before it,
  /// and the gap behind that, have ended.
  static final class Play {
    private final double gapNanos;
    private final double everyNanos;
    private final double readyNanos;
    private final double copyBackNanos;
    private double launchedNanos;
    private double startNanos;
    private double endNanos;
    private double gaps;

    /// Every kernel is launched for itself, the copy before them.
    static Play ofKernels(Calibration calibration, double copyInNanos, double copyBackNanos) {
      double launch = calibration.launchNanos();
      double copied = copyInNanos > 0 ? launch + copyInNanos : 0;
      double launched = copyInNanos > 0 ? 2 * launch : launch;
      return new Play(calibration.gapNanos(), launch, launched, copied, copyBackNanos);
    }

    /// A CUDA graph is one launch.
    ///
    /// @param launchNanos host time of that
    static Play ofGraph(
        Calibration calibration, double launchNanos, double copyInNanos, double copyBackNanos) {
      return new Play(calibration.graphGapNanos(), 0, launchNanos, copyInNanos, copyBackNanos);
    }

    private Play(
        double gapNanos,
        double everyNanos,
        double launchedNanos,
        double copiedNanos,
        double copyBackNanos) {
      this.gapNanos = gapNanos;
      this.everyNanos = everyNanos;
      this.launchedNanos = launchedNanos;
      this.copyBackNanos = copyBackNanos;
      readyNanos = Math.max(launchedNanos, copiedNanos);
      startNanos = readyNanos;
    }

    /// The next kernel.
    void add(double nanos) {
      gaps += endNanos > 0 ? gapNanos : 0;
      endNanos = startNanos + nanos;
      launchedNanos += everyNanos;
      startNanos = Math.max(endNanos + gapNanos, launchedNanos);
    }

    Alone played() {
      return new Alone(
          endNanos + copyBackNanos, gaps, launchedNanos - everyNanos, readyNanos + copyBackNanos);
    }
  }
}
