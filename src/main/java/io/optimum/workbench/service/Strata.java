package io.optimum.workbench.service;

import java.util.Arrays;

/// A distribution reduced to a few weighted values, finer where the 95th and 99th percentiles lie.
///
/// @param values ascending, in nanoseconds
/// @param weights of the values, summing to 1
record Strata(double[] values, double[] weights) {
  private static final double[] EDGES = {0, 0.15, 0.35, 0.55, 0.7, 0.82, 0.9, 0.95, 0.98, 0.993, 1};
  private static final double[] WIDTHS = widths();
  private static final double[] MIDDLES_Z =
      Arrays.stream(middles()).map(Normal::quantile).toArray();

  private static final int GAMMA_QUANTILES = 9;

  static Strata zero() {
    return new Strata(new double[] {0}, new double[] {1});
  }

  /// Log-normal with the mean and variation of a service time.
  static Strata of(ServiceTime service) {
    double[] values = new double[WIDTHS.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = service.atNanos(MIDDLES_Z[i]);
    }
    return new Strata(values, WIDTHS);
  }

  /// Observed values; sorts them.
  static Strata of(double[] sample) {
    Arrays.sort(sample);
    double[] values = new double[WIDTHS.length];
    for (int i = 0; i < values.length; i++) {
      int from = (int) (EDGES[i] * sample.length);
      int to = Math.max(from + 1, (int) (EDGES[i + 1] * sample.length));
      from = Math.min(from, sample.length - 1);
      values[i] = Arrays.stream(sample, from, Math.min(to, sample.length)).average().orElseThrow();
    }
    return new Strata(values, WIDTHS);
  }

  /// 0 with probability `1 - probability`, else the least of `count` values uniform below
  /// `limitNanos`.
  static Strata residual(double probability, double limitNanos, int count) {
    double[] values = new double[WIDTHS.length];
    for (int i = 0; i < values.length; i++) {
      double rank = (EDGES[i] + EDGES[i + 1]) / 2;
      double within = Math.max(0, (rank - (1 - probability)) / probability);
      values[i] = limitNanos * (1 - Math.pow(1 - within, 1.0 / count));
    }
    return new Strata(values, WIDTHS);
  }

  /// How long requests wait until `batchSize` of them are there: the one that arrives as `j`-th
  /// from last waits for `j` gaps. Gamma quantiles after Wilson and Hilferty, 1931.
  static Strata fill(int batchSize, double gapNanos, boolean equalGaps) {
    double[] sample = new double[batchSize * GAMMA_QUANTILES];
    int next = 0;
    for (int j = 0; j < batchSize; j++) {
      double ninth = j == 0 ? 0 : 1.0 / (9 * j);
      for (int i = 0; i < GAMMA_QUANTILES; i++) {
        double z = Normal.quantile((i + 0.5) / GAMMA_QUANTILES);
        double root = 1 - ninth + z * Math.sqrt(ninth);
        double gaps = equalGaps ? j : j * Math.max(0, root * root * root);
        sample[next++] = gaps * gapNanos;
      }
    }
    return of(sample);
  }

  private static double[] middles() {
    double[] middles = new double[EDGES.length - 1];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = (EDGES[i] + EDGES[i + 1]) / 2;
    }
    return middles;
  }

  private static double[] widths() {
    double[] widths = new double[EDGES.length - 1];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = EDGES[i + 1] - EDGES[i];
    }
    return widths;
  }
}
