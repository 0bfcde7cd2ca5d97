package io.optimum.workbench.service;

/// The standard normal distribution.
final class Normal {
  private static final double[] DENSITY_WEIGHTS = {
    0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429
  };

  private Normal() {}

  /// Probability of at most `z` (Abramowitz and Stegun 26.2.17, error below 7.5e-8).
  static double probability(double z) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double polynomial = 0;
    for (int i = DENSITY_WEIGHTS.length - 1; i >= 0; i--) {
      polynomial = (polynomial + DENSITY_WEIGHTS[i]) * t;
    }
    double upper = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    return z < 0 ? upper : 1 - upper;
  }

  /// The value not exceeded with this probability (Abramowitz and Stegun 26.2.23, error below
  /// 4.5e-4).
  static double quantile(double probability) {
    if (probability > 0.5) {
      return -quantile(1 - probability);
    }
    double t = Math.sqrt(-2 * Math.log(probability));
    return (2.515517 + t * (0.802853 + t * 0.010328))
            / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        - t;
  }
}
