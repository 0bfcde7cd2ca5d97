package io.optimum.workbench.domain;

/// What one deployment did in one run.
///
/// @param deployment its settings at the start of the run
/// @param latency from arrival (closed loop: start) to the end of the inference
/// @param throughputPerSecond single inputs per second of device time
public record DeploymentResult(
    Deployment deployment, LatencySummary latency, double throughputPerSecond) {
  public DeploymentResult {
    Require.positive(throughputPerSecond, "throughputPerSecond");
  }
}
