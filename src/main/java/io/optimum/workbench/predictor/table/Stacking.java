package io.optimum.workbench.predictor.table;

import io.optimum.workbench.predictor.table.Candidate.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How much each candidate counts: weights that are not negative, sum to 1, and give the least mean
/// absolute error on rows that the candidates were not trained on (stacking; Breiman, Machine
/// Learning 24, 1996).
///
/// Evidence comes in groups, for rows of one group err together. Laws always take part; the mean
/// where it is clearly better than the best law, learners where they are clearly better than what
/// then is best, group by group, and then they are charged as much as noise could explain. With
/// fewer than [#ENOUGH_GROUPS] groups only part of what learners earn is left to them, and one
/// group says nothing of others (see decisions/0175).
final class Stacking {
  private static final int STEPS = 400;
  private static final double SMALLEST_WEIGHT = 0.02;
  private static final double ENOUGH_GROUPS = 4;

  private final double[][] predicted;
  private final double[] measured;
  private final List<String> groups;
  private final List<Kind> kinds;
  private final double doubt;

  /// @param predicted per row, per candidate
  /// @param groups per row
  /// @param kinds per candidate; one of them is the mean
  /// @param doubt standard errors by which learners must be better
  Stacking(
      double[][] predicted,
      double[] measured,
      List<String> groups,
      List<Kind> kinds,
      double doubt) {
    this.predicted = predicted;
    this.measured = measured;
    this.groups = groups;
    this.kinds = kinds;
    this.doubt = doubt;
  }

  double[] weights() {
    int reference = reference();
    int[] taking =
        IntStream.range(0, kinds.size())
            .filter(c ->
                switch (kinds.get(c)) {
                  case LAW -> true;
                  case MEAN -> c == reference;
                  case LEARNED -> isBetter(c, reference, doubt);
                })
            .toArray();
    double[] charges =
        IntStream.of(taking)
            .mapToDouble(c -> kinds.get(c) == Kind.LEARNED ? noise(c, reference, doubt) : 0)
            .toArray();
    double[] earned = cleaned(descended(taking, charges, meanError(reference)));
    double[] weights = new double[kinds.size()];
    double left = Math.min(1, count() / ENOUGH_GROUPS);
    for (int k = 0; k < taking.length; k++) {
      double kept = kinds.get(taking[k]) == Kind.LEARNED ? left : 1;
      weights[taking[k]] += kept * earned[k];
      weights[reference] += (1 - kept) * earned[k];
    }
    return weights;
  }

  /// The law that errs least, or the mean where it is clearly better or there is no law.
  private int reference() {
    int mean = kinds.indexOf(Kind.MEAN);
    return IntStream.range(0, kinds.size())
        .filter(c -> kinds.get(c) == Kind.LAW)
        .boxed()
        .min(Comparator.comparingDouble(this::meanError))
        .filter(law -> !isBetter(mean, law, 1))
        .orElse(mean);
  }

  /// Whether one errs less than another by more than some standard errors of the difference.
  private boolean isBetter(int one, int other, double errors) {
    return count() > 1 && meanError(other) - meanError(one) > noise(one, other, errors);
  }

  /// What some standard errors of the difference of two candidates come to, of few groups.
  private double noise(int one, int other, double errors) {
    return student(errors, count() - 1) * standardError(one, other);
  }

  /// The deviation of Student's distribution as rare as one of the normal distribution (Wallace,
  /// Annals of Mathematical Statistics 30, 1959).
  private static double student(double deviation, int freedom) {
    double stretched = (8.0 * freedom + 3) / (8 * freedom + 1) * deviation;
    return Math.sqrt(freedom * Math.expm1(stretched * stretched / freedom));
  }

  private int count() {
    return (int) groups.stream().distinct().count();
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
    return Math.sqrt(squares * count / (count - 1)) / measured.length;
  }

  /// By exponentiated gradients (Kivinen & Warmuth, Information and Computation 132, 1997).
  private double[] descended(int[] taking, double[] charges, double error) {
    double[] weights = new double[taking.length];
    Arrays.fill(weights, 1.0 / weights.length);
    double scale = Math.max(error, 1e-9);
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = gradient(taking, weights, 0.1 * scale);
      double rate = 2.0 / scale / Math.sqrt(1 + step / 10.0);
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        weights[k] *= Math.exp(-Math.clamp(rate * (gradient[k] + charges[k]), -5, 5));
        sum += weights[k];
      }
      for (int k = 0; k < weights.length; k++) {
        weights[k] = Math.max(weights[k] / sum, 1e-12);
      }
    }
    return weights;
  }

  /// Of the mean absolute error, smoothed within `width` so that descent settles.
  private double[] gradient(int[] taking, double[] weights, double width) {
    double[] gradient = new double[weights.length];
    for (int i = 0; i < measured.length; i++) {
      double error = -measured[i];
      for (int k = 0; k < weights.length; k++) {
        error += weights[k] * predicted[i][taking[k]];
      }
      double slope = Math.clamp(error / width, -1, 1) / measured.length;
      for (int k = 0; k < weights.length; k++) {
        gradient[k] += slope * (predicted[i][taking[k]] - measured[i]);
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
