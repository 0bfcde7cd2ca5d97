package io.optimum.workbench.predictor.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Rounds each input to one of at most [#MOST] bins that hold as many training rows each: trees
/// only look at the order of values. Bins end halfway between values.
final class Bins {
  static final int MOST = 128;

  private final double[][] ends;

  Bins(double[][] rows) {
    ends = new double[rows[0].length][];
    for (int k = 0; k < ends.length; k++) {
      int column = k;
      double[] sorted = Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
      double[] values = Arrays.stream(sorted).distinct().toArray();
      ends[k] = ends(values, values.length <= MOST ? values : quantiles(sorted));
    }
  }

  private static double[] quantiles(double[] sorted) {
    double[] starts = new double[MOST];
    for (int b = 0; b < MOST; b++) {
      starts[b] = sorted[(int) ((long) b * sorted.length / MOST)];
    }
    return Arrays.stream(starts).distinct().toArray();
  }

  /// Halfway from the value before the start of each bin but the first.
  private static double[] ends(double[] values, double[] starts) {
    double[] ends = new double[starts.length - 1];
    for (int b = 0; b < ends.length; b++) {
      int at = Arrays.binarySearch(values, starts[b + 1]);
      ends[b] = (values[at - 1] + values[at]) / 2;
    }
    return ends;
  }

  /// Inputs that are not the same in all rows.
  int[] varying() {
    return IntStream.range(0, ends.length).filter(k -> ends[k].length > 0).toArray();
  }

  /// Bins of an input.
  int count(int input) {
    return ends[input].length + 1;
  }

  /// The number of the bin of each value.
  int[] of(double[] row) {
    int[] bins = new int[row.length];
    for (int k = 0; k < bins.length; k++) {
      int at = Arrays.binarySearch(ends[k], row[k]);
      bins[k] = at >= 0 ? at : -at - 1;
    }
    return bins;
  }
}
