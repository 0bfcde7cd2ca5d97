package io.optimum.workbench.device.load;

/// Confidence of the mean of a correlated series in constant memory: means of ever longer batches
/// of consecutive samples are nearly independent (Law, Simulation Modeling and Analysis, 5th ed.,
/// section 9.5.3). When the table is full, neighbouring batches are joined.
final class BatchMeans {
  /// Fewer batches make the variance itself too uncertain.
  static final int MIN_BATCHES = 16;

  private static final int TABLE = 64;
  private static final double NORMAL_975 = 1.959964;
  private final double[] sums = new double[TABLE];
  private int full;
  private long batchLength = 1;
  private long inOpen;
  private double open;

  void add(double value) {
    open += value;
    if (++inOpen < batchLength) {
      return;
    }
    sums[full++] = open;
    open = 0;
    inOpen = 0;
    if (full == TABLE) {
      for (int i = 0; i < TABLE / 2; i++) {
        sums[i] = sums[2 * i] + sums[2 * i + 1];
      }
      full = TABLE / 2;
      batchLength *= 2;
    }
  }

  boolean hasEnough() {
    return full >= MIN_BATCHES;
  }

  /// 95 % confidence half-width of the mean; not a number with fewer than two batches.
  double halfWidth() {
    double total = 0;
    for (int i = 0; i < full; i++) {
      total += sums[i];
    }
    double mean = total / full;
    double squares = 0;
    for (int i = 0; i < full; i++) {
      squares += (sums[i] - mean) * (sums[i] - mean);
    }
    double deviation = Math.sqrt(squares / (full - 1.0));
    return full < 2 ? Double.NaN : student(full - 1) * deviation / Math.sqrt(full) / batchLength;
  }

  /// The 97.5 % quantile of Student's t by its expansion about the normal (Abramowitz and Stegun,
  /// 26.7.5, two terms); within 1 % from 6 degrees of freedom on.
  private static double student(int degrees) {
    double z = NORMAL_975;
    double cube = z * z * z;
    return z
        + (cube + z) / (4 * degrees)
        + (5 * cube * z * z + 16 * cube + 3 * z) / (96.0 * degrees * degrees);
  }
}
