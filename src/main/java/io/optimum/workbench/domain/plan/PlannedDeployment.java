package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.run.Deployment;
import org.jspecify.annotations.Nullable;

/// A deployment in a plan, with what to expect of it.
///
/// @param deployment engine and settings
/// @param predictedSlowdown against the same settings alone
/// @param measuredSlowdown the same, observed on a device; null = not measured
/// @param predictedLatencyNanos mean latency of whole batches in the combination, all saturated
/// @param predictedP99Nanos 99th latency percentile in the combination, under the demand
/// @param measuredP99Nanos 99th latency percentile from an observed run; under a demand with
///   arrivals of its own, the observed service time put through the service model. null = not
///   measured
/// @param sampling what the measured numbers rest on
/// @param throughputPerSecond single inputs per second, predicted
/// @param sloP99Nanos the limit; 0 = none
public record PlannedDeployment(
    Deployment deployment,
    Interval predictedSlowdown,
    @Nullable Double measuredSlowdown,
    double predictedLatencyNanos,
    double predictedP99Nanos,
    @Nullable Double measuredP99Nanos,
    Sampling sampling,
    double throughputPerSecond,
    long sloP99Nanos) {
  /// The measured 99th percentile, else the predicted one.
  public double p99Nanos() {
    return measuredP99Nanos == null ? predictedP99Nanos : measuredP99Nanos;
  }

  /// What the measured numbers rest on; null = not measured, or not told.
  public Sampling.@Nullable Counted counted() {
    return sampling instanceof Sampling.Counted counted ? counted : null;
  }
}
