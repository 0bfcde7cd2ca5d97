package io.optimum.workbench.predictor.mlp;

import java.util.List;

/// Brings features to mean 0 and deviation 1 in training, clipped to three deviations.
///
/// @param mean per feature
/// @param deviation per feature; 0 for a feature that was constant in training, which is ignored
/// @param low least value in training
/// @param high greatest value in training
record Normalisation(double[] mean, double[] deviation, double[] low, double[] high) {
  /// Inputs beyond this many deviations count as this many.
  static final float CLIP = 3;

  /// How far beyond the training range, as a share of it, a feature is still inside.
  private static final double MARGIN_FRACTION = 0.1;

  /// Below this share of the mean a deviation is rounding.
  private static final double ROUNDING = 1e-6;

  static Normalisation of(List<float[]> rows) {
    int size = rows.getFirst().length;
    double[] mean = new double[size];
    double[] deviation = new double[size];
    double[] low = new double[size];
    double[] high = new double[size];
    for (int k = 0; k < size; k++) {
      int column = k;
      var values = rows.stream().mapToDouble(row -> row[column]).summaryStatistics();
      mean[k] = values.getAverage();
      low[k] = values.getMin();
      high[k] = values.getMax();
      double variance =
          rows.stream()
              .mapToDouble(row -> (row[column] - mean[column]) * (row[column] - mean[column]))
              .average()
              .orElseThrow();
      double root = Math.sqrt(variance);
      deviation[k] = root > ROUNDING * (1 + Math.abs(mean[k])) ? root : 0;
    }
    return new Normalisation(mean, deviation, low, high);
  }

  int size() {
    return mean.length;
  }

  /// @param from where the row starts in `rows`
  /// @param count how many features, the first ones
  void apply(float[] rows, int from, float[] into, int at, int count) {
    for (int k = 0; k < count; k++) {
      float value = deviation[k] == 0 ? 0 : (float) ((rows[from + k] - mean[k]) / deviation[k]);
      into[at + k] = Math.clamp(value, -CLIP, CLIP);
    }
  }

  /// Whether a feature lies outside the range of training by more than a tenth of it.
  ///
  /// @param count how many features, the first ones
  boolean isOutside(float[] rows, int from, int count) {
    for (int k = 0; k < count; k++) {
      double margin = MARGIN_FRACTION * (high[k] - low[k]) + ROUNDING * (1 + Math.abs(mean[k]));
      float value = rows[from + k];
      if (value < low[k] - margin || value > high[k] + margin) {
        return true;
      }
    }
    return false;
  }
}
