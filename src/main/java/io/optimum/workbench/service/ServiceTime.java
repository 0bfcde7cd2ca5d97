package io.optimum.workbench.service;

import io.optimum.workbench.domain.Require;

/// How long one inference of a whole batch takes once it has started.
///
/// @param meanNanos mean
/// @param variationFraction coefficient of variation: standard deviation over mean
public record ServiceTime(double meanNanos, double variationFraction) {
  /// Spread of an inference alone. Our choice: repeated runs of one engine on a quiet GPU vary by
  /// one to two percent.
  public static final double ALONE_VARIATION_FRACTION = 0.02;

  /// Spread that co-runners add at full degradation. Our choice, from the reasoning that the phase
  /// against a co-runner changes from inference to inference; a measured spread is better.
  public static final double CONTENDED_VARIATION_FRACTION = 0.12;

  /// The 99th percentile of the standard normal distribution.
  static final double Z99 = 2.326347874;

  /// The 95th.
  static final double Z95 = 1.644853627;

  public ServiceTime {
    Require.positive(meanNanos, "meanNanos");
    Require.notNegative(variationFraction, "variationFraction");
  }

  /// A predicted service time: solo latency times slowdown, its spread growing with the share of
  /// throughput lost.
  public static ServiceTime predicted(double soloNanos, double slowdown) {
    double degradation = Math.max(0, 1 - 1 / slowdown);
    return new ServiceTime(
        soloNanos * slowdown,
        ALONE_VARIATION_FRACTION + CONTENDED_VARIATION_FRACTION * degradation);
  }

  /// The same where it is known how unevenly what others add falls on inferences.
  ///
  /// @param waitVariation standard deviation over mean of what they add
  static ServiceTime beside(double soloNanos, double slowdown, double waitVariation) {
    double waits = waitVariation * Math.max(0, slowdown - 1);
    return new ServiceTime(
        soloNanos * slowdown, Math.hypot(ALONE_VARIATION_FRACTION, waits) / slowdown);
  }

  /// A measured service time, its spread taken from the ratio of the 99th percentile to the mean of
  /// a log-normal distribution.
  public static ServiceTime measured(double meanNanos, double p99Nanos) {
    double ratio = Math.log(Math.max(1, p99Nanos / meanNanos));
    double sigma = Z99 - Math.sqrt(Math.max(0, Z99 * Z99 - 2 * ratio));
    return new ServiceTime(meanNanos, Math.sqrt(Math.expm1(sigma * sigma)));
  }

  /// The log-normal latency that lies `z` standard deviations from the median.
  double atNanos(double z) {
    double sigma = sigma();
    return meanNanos * Math.exp(sigma * z - sigma * sigma / 2);
  }

  /// The share of inferences that take at most `limitNanos`.
  double shareWithin(double limitNanos) {
    double sigma = sigma();
    return sigma == 0
        ? limitNanos >= meanNanos ? 1 : 0
        : Normal.probability((Math.log(limitNanos / meanNanos) + sigma * sigma / 2) / sigma);
  }

  /// Standard deviation of the logarithm.
  private double sigma() {
    return Math.sqrt(Math.log1p(variationFraction * variationFraction));
  }
}
