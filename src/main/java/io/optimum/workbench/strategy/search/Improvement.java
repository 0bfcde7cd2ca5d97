package io.optimum.workbench.strategy.search;

/// Expected improvement of a normally distributed value over a bar (Jones, Schonlau and Welch,
/// "Efficient Global Optimization of Expensive Black-Box Functions", 1998).
public final class Improvement {
  private Improvement() {}

  /// @param mean expected value
  /// @param deviation its standard deviation, 0 = certain
  /// @param bar what it has to beat
  public static double expected(double mean, double deviation, double bar) {
    if (deviation <= 0) {
      return Math.max(0, mean - bar);
    }
    double z = (mean - bar) / deviation;
    return Math.max(0, (mean - bar) * probability(z) + deviation * density(z));
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /// That a standard normal value is at most `z`, by the logistic approximation of Bowling et al.
  /// (2009), error below 1.4e-4.
  public static double probability(double z) {
    return 1 / (1 + Math.exp(-(0.07056 * z * z * z + 1.5976 * z)));
  }
}
