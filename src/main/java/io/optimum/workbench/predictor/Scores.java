package io.optimum.workbench.predictor;

import java.util.Arrays;

/// Computes [PredictionError].
public final class Scores {
  private Scores() {}

  /// @param measured slowdowns observed
  /// @param predicted slowdowns predicted, in the same order
  /// @param ofMean what the training mean predicts, the zero of skill
  public static PredictionError of(double[] measured, double[] predicted, double[] ofMean) {
    if (measured.length == 0 || measured.length != predicted.length) {
      throw new IllegalArgumentException(
          "There are %d measured and %d predicted slowdowns; they must be as many, at least one."
              .formatted(measured.length, predicted.length));
    }
    double[] errors = percentageErrors(measured, predicted);
    double mape = Arrays.stream(errors).average().orElseThrow();
    double zero = Arrays.stream(percentageErrors(measured, ofMean)).average().orElseThrow();
    double skill = zero > 0 ? 1 - mape / zero : 0;
    return new PredictionError(
        mape,
        quantile(errors, 0.95),
        rSquared(measured, predicted),
        tau(measured, predicted),
        skill);
  }

  private static double[] percentageErrors(double[] measured, double[] predicted) {
    double[] errors = new double[measured.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.abs(predicted[i] - measured[i]) / measured[i];
    }
    return errors;
  }

  /// The smallest value with at least `fraction` of the values at or below it.
  static double quantile(double[] values, double fraction) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(fraction * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  private static double rSquared(double[] measured, double[] predicted) {
    double mean = Arrays.stream(measured).average().orElseThrow();
    double residual = 0;
    double total = 0;
    for (int i = 0; i < measured.length; i++) {
      residual += (measured[i] - predicted[i]) * (measured[i] - predicted[i]);
      total += (measured[i] - mean) * (measured[i] - mean);
    }
    return total > 0 ? 1 - residual / total : 0;
  }

  /// Kendall's tau-b, which corrects for ties (Kendall, Biometrika 1945); 0 where one side is
  /// constant.
  private static double tau(double[] measured, double[] predicted) {
    double agreed = 0;
    double untiedMeasured = 0;
    double untiedPredicted = 0;
    for (int i = 0; i < measured.length; i++) {
      for (int j = 0; j < i; j++) {
        int one = Double.compare(measured[i], measured[j]);
        int other = Double.compare(predicted[i], predicted[j]);
        agreed += one * other;
        untiedMeasured += one * one;
        untiedPredicted += other * other;
      }
    }
    double norm = Math.sqrt(untiedMeasured * untiedPredicted);
    return norm > 0 ? agreed / norm : 0;
  }
}
