package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.StreamPriority;

/// An inference that a host thread saw end. Times are those of the run.
///
/// @param lane on which it ran
/// @param priority of the stream it was on
/// @param profile what ran
/// @param number of the inference on its lane
/// @param enqueuedNanos when the host began to enqueue it
/// @param endNanos when the host saw its end
/// @param deviceNanos between its two events
record EndedInference(
    int lane,
    StreamPriority priority,
    EngineProfile profile,
    int number,
    double enqueuedNanos,
    double endNanos,
    double deviceNanos) {
  /// When the device began it, if the host saw its end at once.
  double startNanos() {
    return Math.max(enqueuedNanos, endNanos - deviceNanos);
  }
}
