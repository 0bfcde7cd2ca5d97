package io.optimum.workbench.study.proof;

import java.util.Collection;

/// A mean over seeds with its 95 % confidence half-width (Student's t).
///
/// @param mean of the values
/// @param halfWidth 0 with one value: not known
/// @param count of values
public record Estimate(double mean, double halfWidth, int count) {
  /// Two-sided 95 % quantiles for 1 to 30 degrees of freedom.
  private static final double[] T = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  private static final double Z = 1.96;

  static Estimate of(Collection<Double> values) {
    int count = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    if (count < 2) {
      return new Estimate(mean, 0, count);
    }
    double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    double error = Math.sqrt(squares / (count - 1) / count);
    return new Estimate(mean, (count - 1 <= T.length ? T[count - 2] : Z) * error, count);
  }

  /// Whether the interval excludes 0, above.
  boolean isPositive() {
    return count > 1 && mean - halfWidth > 0;
  }
}
