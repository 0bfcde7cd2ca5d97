package io.optimum.workbench.importer.file;

import java.util.Arrays;

/// Numbers collected without boxing, for their median.
public final class Samples {
  private double[] values = new double[1024];
  private int size;

  public void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  public int size() {
    return size;
  }

  /// The middle, or the mean of the two in the middle; 0 where there is none.
  public double median() {
    if (size == 0) {
      return 0;
    }
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
  }
}
