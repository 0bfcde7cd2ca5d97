package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;

/// When a run has measured enough: every deployment's 95 % confidence half-width of the mean
/// latency is below `halfWidthFraction` of the mean and `minSamples` are in, or `maxNanos` of
/// device time after the warm-up are over.
public record StopRule(double halfWidthFraction, int minSamples, long maxNanos) {
  public StopRule {
    Require.fraction(halfWidthFraction, "halfWidthFraction");
    Require.positive(minSamples, "minSamples");
    Require.positive(maxNanos, "maxNanos");
  }

  /// Runs for exactly `nanos`.
  public static StopRule after(long nanos) {
    return new StopRule(0, 1, nanos);
  }
}
