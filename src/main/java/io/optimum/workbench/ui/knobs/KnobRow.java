package io.optimum.workbench.ui.knobs;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import java.util.List;

/// The knobs of one deployment.
///
/// @param index of the deployment
/// @param deployment its settings now
/// @param batchSizes those profiled, ascending
/// @param fullBatchesPerSecond inferences per second alone; full pacing = no limit
record KnobRow(
    int index, Deployment deployment, List<Integer> batchSizes, double fullBatchesPerSecond) {
  KnobRow {
    batchSizes = List.copyOf(batchSizes);
  }

  /// The share of its full rate that pacing allows; 1 = no limit.
  double pacingFraction() {
    return switch (deployment.pacing()) {
      case Pacing.Unlimited _ -> 1;
      case Pacing.TokenBucket bucket ->
          Math.min(1, bucket.batchesPerSecond() / fullBatchesPerSecond);
    };
  }

  /// Pacing at a share of the full rate.
  Pacing pacing(double fraction) {
    return fraction >= 1
        ? Pacing.unlimited()
        : new Pacing.TokenBucket(Math.max(0.01, fraction) * fullBatchesPerSecond);
  }
}
