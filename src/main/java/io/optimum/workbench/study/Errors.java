package io.optimum.workbench.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Scores of comparisons.
final class Errors {
  private Errors() {}

  static double mape(List<ClientComparison> rows) {
    return rows.stream().mapToDouble(each -> Math.abs(each.errorFraction())).average().orElse(0);
  }

  static double bias(List<ClientComparison> rows) {
    return Math.expm1(
        rows.stream().mapToDouble(each -> Math.log1p(each.errorFraction())).average().orElse(0));
  }

  /// Pearson's correlation of the ranks; equal values share their mean rank.
  static double spearman(List<ClientComparison> rows) {
    double[] measured =
        ranks(rows.stream().mapToDouble(ClientComparison::measuredSlowdown).toArray());
    double[] simulated =
        ranks(rows.stream().mapToDouble(ClientComparison::simulatedSlowdown).toArray());
    double mean = (rows.size() + 1) / 2.0;
    double both = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < measured.length; i++) {
      both += (measured[i] - mean) * (simulated[i] - mean);
      left += (measured[i] - mean) * (measured[i] - mean);
      right += (simulated[i] - mean) * (simulated[i] - mean);
    }
    return both / Math.sqrt(left * right);
  }

  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return IntStream.range(0, values.length).mapToDouble(i -> rank(sorted, values[i])).toArray();
  }

  private static double rank(double[] sorted, double value) {
    int first = 0;
    while (sorted[first] < value) {
      first++;
    }
    int last = first;
    while (last < sorted.length && sorted[last] == value) {
      last++;
    }
    return (first + 1 + last) / 2.0;
  }
}
