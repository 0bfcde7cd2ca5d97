package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;

/// What one deployment did in one run.
///
/// @param deployment its settings at the start of the run
/// @param latency queue and service: from each input's own arrival (closed loop: start) to the end
///   of its inference
/// @param service from the start of an inference to its end, without the queue; of the same inputs
/// @param throughputPerSecond single inputs per second of device time
/// @param dropped inputs that arrived after the warm-up and that newer ones replaced while they
///   waited
public record DeploymentResult(
    Deployment deployment,
    LatencySummary latency,
    LatencySummary service,
    double throughputPerSecond,
    long dropped) {
  public DeploymentResult {
    Require.positive(throughputPerSecond, "throughputPerSecond");
    Require.notNegative(dropped, "dropped");
  }

  /// Mean time from an input's arrival to the start of its inference.
  public double meanQueueNanos() {
    return Math.max(0, latency.meanNanos() - service.meanNanos());
  }
}
