package io.optimum.workbench.profiling.trial;

import java.util.List;

/// The mean of independent repeats and how well it is known.
///
/// @param mean arithmetic mean
/// @param halfWidth 95 % confidence half-width by Student's t; infinite with fewer than two values
record MeanInterval(double mean, double halfWidth) {
  /// 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom (NIST/SEMATECH e-Handbook of
  /// Statistical Methods, 1.3.6.7.2).
  private static final double[] STUDENT_975 = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
  };

  private static final double NORMAL_975 = 1.959964;

  static MeanInterval of(List<Double> values) {
    int count = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / count;
    if (count < 2) {
      return new MeanInterval(mean, Double.POSITIVE_INFINITY);
    }
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double deviation = Math.sqrt(squares / (count - 1));
    return new MeanInterval(mean, student(count - 1) * deviation / Math.sqrt(count));
  }

  /// Above the table by the first term of its expansion about the normal (Abramowitz and Stegun,
  /// 26.7.5), within 0.1 % there.
  private static double student(int degrees) {
    return degrees <= STUDENT_975.length
        ? STUDENT_975[degrees - 1]
        : NORMAL_975 + (NORMAL_975 * NORMAL_975 * NORMAL_975 + NORMAL_975) / (4 * degrees);
  }
}
