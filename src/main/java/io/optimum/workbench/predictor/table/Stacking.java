package io.optimum.workbench.predictor.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How much each candidate counts: weights that are not negative, sum to 1, and give the least mean
/// absolute error on rows that the candidates were not trained on (stacking; Breiman, Machine
/// Learning 24, 1996). A learner that beats the best simple candidate by less than one standard
/// error, group by group, is charged the difference: what noise could explain earns no weight.
final class Stacking {
  private static final int STEPS = 400;
  private static final double SMALLEST_WEIGHT = 0.02;
  private final double[][] predicted;
  private final double[] measured;
  private final List<String> groups;
  private final boolean[] simple;

  /// @param predicted per row, per candidate
  /// @param groups per row; rows of one group err together
  Stacking(double[][] predicted, double[] measured, List<String> groups, boolean[] simple) {
    this.predicted = predicted;
    this.measured = measured;
    this.groups = groups;
    this.simple = simple;
  }

  double[] weights() {
    int best = bestSimple();
    double[] charges = new double[simple.length];
    for (int c = 0; c < charges.length; c++) {
      charges[c] = simple[c] ? 0 : standardError(c, best);
    }
    double[] weights = new double[simple.length];
    Arrays.fill(weights, 1.0 / weights.length);
    double scale = Math.max(meanError(best), 1e-9);
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = gradient(weights, 0.1 * scale);
      double rate = 2.0 / scale / Math.sqrt(1 + step / 10.0);
      double sum = 0;
      for (int c = 0; c < weights.length; c++) {
        weights[c] *= Math.exp(-Math.clamp(rate * (gradient[c] + charges[c]), -5, 5));
        sum += weights[c];
      }
      for (int c = 0; c < weights.length; c++) {
        weights[c] = Math.max(weights[c] / sum, 1e-12);
      }
    }
    return cleaned(weights);
  }

  /// The candidate without a learner that errs least.
  int bestSimple() {
    int best = -1;
    for (int c = 0; c < simple.length; c++) {
      if (simple[c] && (best < 0 || meanError(c) < meanError(best))) {
        best = c;
      }
    }
    return best;
  }

  private double meanError(int candidate) {
    double sum = 0;
    for (int i = 0; i < measured.length; i++) {
      sum += Math.abs(predicted[i][candidate] - measured[i]);
    }
    return sum / measured.length;
  }

  /// Of the difference between the mean errors of two candidates, over groups.
  private double standardError(int one, int other) {
    Map<String, double[]> sums = new TreeMap<>();
    for (int i = 0; i < measured.length; i++) {
      double[] sum = sums.computeIfAbsent(groups.get(i), _ -> new double[1]);
      sum[0] += Math.abs(predicted[i][one] - measured[i]);
      sum[0] -= Math.abs(predicted[i][other] - measured[i]);
    }
    double mean = sums.values().stream().mapToDouble(each -> each[0]).average().orElse(0);
    double squares =
        sums.values().stream().mapToDouble(each -> (each[0] - mean) * (each[0] - mean)).sum();
    int count = sums.size();
    return Math.sqrt(squares * count / Math.max(1, count - 1)) / measured.length;
  }

  /// Of the mean absolute error, smoothed within `width` so that descent settles.
  private double[] gradient(double[] weights, double width) {
    double[] gradient = new double[weights.length];
    for (int i = 0; i < measured.length; i++) {
      double error = -measured[i];
      for (int c = 0; c < weights.length; c++) {
        error += weights[c] * predicted[i][c];
      }
      double slope = Math.clamp(error / width, -1, 1) / measured.length;
      for (int c = 0; c < weights.length; c++) {
        gradient[c] += slope * (predicted[i][c] - measured[i]);
      }
    }
    return gradient;
  }

  private static double[] cleaned(double[] weights) {
    double sum = 0;
    for (double each : weights) {
      sum += each < SMALLEST_WEIGHT ? 0 : each;
    }
    double kept = sum;
    return Arrays.stream(weights).map(each -> each < SMALLEST_WEIGHT ? 0 : each / kept).toArray();
  }
}
