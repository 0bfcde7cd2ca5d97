package io.optimum.workbench.predictor.regression;

/// Brings columns to mean 0 and deviation 1, clipped, so that no input leads far beyond what was
/// learned from. Columns that are constant are ignored.
public final class Standard {
  private static final double CLIP = 3;
  private static final double ROUNDING = 1e-9;

  private final double[] mean;
  private final double[] deviation;

  public Standard(double[][] rows) {
    int width = rows[0].length;
    mean = new double[width];
    deviation = new double[width];
    for (int k = 0; k < width; k++) {
      for (double[] row : rows) {
        mean[k] += row[k] / rows.length;
      }
      double variance = 0;
      for (double[] row : rows) {
        variance += (row[k] - mean[k]) * (row[k] - mean[k]) / rows.length;
      }
      double root = Math.sqrt(variance);
      deviation[k] = root > ROUNDING * (1 + Math.abs(mean[k])) ? root : 0;
    }
  }

  public double[] apply(double[] row) {
    double[] out = new double[row.length];
    for (int k = 0; k < row.length; k++) {
      out[k] = deviation[k] == 0 ? 0 : Math.clamp((row[k] - mean[k]) / deviation[k], -CLIP, CLIP);
    }
    return out;
  }

  public double[][] apply(double[][] rows) {
    double[][] out = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      out[i] = apply(rows[i]);
    }
    return out;
  }

  /// Columns that vary.
  public int varying() {
    int count = 0;
    for (double each : deviation) {
      count += each > 0 ? 1 : 0;
    }
    return count;
  }
}
