package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import org.jspecify.annotations.Nullable;

/// A deployment of the chosen combination: predicted beside measured.
///
/// @param deployment engine and settings
/// @param predictedSolo predicted latency alone, nanoseconds
/// @param predicted predicted slowdown; null = cannot be predicted
/// @param measured slowdown observed; null = not measured
/// @param solo the run alone; null = not measured
/// @param colocated the run in the combination; null = not measured
/// @param provenance of what was measured; null = not measured
/// @param arrangement how the GPU is shared, where not by streams, and what is switched off; may be
///   empty
record Outcome(
    Deployment deployment,
    double predictedSolo,
    @Nullable Interval predicted,
    @Nullable Double measured,
    @Nullable DeploymentResult solo,
    @Nullable DeploymentResult colocated,
    @Nullable Provenance provenance,
    String arrangement) {

  /// Relative error of the prediction; NaN while one side is missing.
  double errorFraction() {
    return predicted == null || measured == null ? Double.NaN : predicted.mid() / measured - 1;
  }
}
