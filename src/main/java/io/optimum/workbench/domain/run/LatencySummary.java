package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;

/// Latencies of one deployment in one run, in nanoseconds of device time.
///
/// @param meanNanos arithmetic mean
/// @param p50Nanos median
/// @param p95Nanos 95th percentile
/// @param p99Nanos 99th percentile
/// @param p999Nanos 99.9th percentile; of fewer than a thousand samples, the largest
/// @param halfWidthNanos 95 % confidence half-width of the mean, batch means
/// @param sampleCount inputs counted; in a closed loop, where those of a batch have one latency,
///   inferences
public record LatencySummary(
    double meanNanos,
    double p50Nanos,
    double p95Nanos,
    double p99Nanos,
    double p999Nanos,
    double halfWidthNanos,
    int sampleCount) {
  public LatencySummary {
    Require.positive(meanNanos, "meanNanos");
    Require.positive(p50Nanos, "p50Nanos");
    Require.positive(p95Nanos, "p95Nanos");
    Require.positive(p99Nanos, "p99Nanos");
    Require.positive(p999Nanos, "p999Nanos");
    Require.notNegative(halfWidthNanos, "halfWidthNanos");
    Require.positive(sampleCount, "sampleCount");
  }
}
