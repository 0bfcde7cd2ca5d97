package io.optimum.workbench.strategy.search;

import java.util.Arrays;
import java.util.List;

/// What to expect of points not measured, from those that were: a Gaussian process with a Matérn
/// 5/2 kernel (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, ch. 2 and
/// 4, with a length of its own for every knob, 5.1). Values are standardised; the lengths are those
/// of a few that make the measurements most likely: first one for all knobs, then knob by knob, for
/// there are knobs that hardly matter.
final class GaussianProcess {
  private static final double[] LENGTHS = {0.2, 0.4, 0.8, 1.6, 3.2, 6.4};

  /// Variance of noise over that of the values: one percent of their spread, as repeats have.
  private static final double NOISE = 1e-3;

  private final SettingsGrid grid;
  private final List<Integer> measured;
  private final double mean;
  private final double scale;
  private final double[] lengths;
  private final double[][] root;
  private final double[] weights;

  private GaussianProcess(
      SettingsGrid grid, List<Integer> measured, double[] values, double[] lengths) {
    this.grid = grid;
    this.measured = measured;
    this.lengths = lengths;
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    mean = sum / values.length;
    double squares = 0;
    for (double each : values) {
      squares += (each - mean) * (each - mean);
    }
    scale = squares == 0 ? 1 : Math.sqrt(squares / values.length);
    root = root();
    weights = weights(values);
  }

  /// @param values one per measured point
  static GaussianProcess of(SettingsGrid grid, List<Integer> measured, double[] values) {
    double[] lengths = new double[grid.knobs()];
    Arrays.fill(lengths, 1);
    GaussianProcess best = new GaussianProcess(grid, measured, values, lengths);
    for (double length : LENGTHS) {
      Arrays.fill(lengths, length);
      best = likelier(best, new GaussianProcess(grid, measured, values, lengths.clone()), values);
    }
    for (int knob = 0; knob < lengths.length; knob++) {
      for (double length : LENGTHS) {
        lengths = best.lengths.clone();
        lengths[knob] = length;
        best = likelier(best, new GaussianProcess(grid, measured, values, lengths), values);
      }
    }
    return best;
  }

  private static GaussianProcess likelier(
      GaussianProcess one, GaussianProcess other, double[] values) {
    return other.logLikelihood(values) > one.logLikelihood(values) ? other : one;
  }

  /// @param mean expected value
  /// @param deviation its standard deviation
  record Belief(double mean, double deviation) {}

  Belief at(int point) {
    int n = measured.size();
    double[] solved = new double[n];
    double expected = 0;
    double variance = 1;
    for (int i = 0; i < n; i++) {
      double sum = kernel(grid.distance(point, measured.get(i), lengths));
      expected += sum * weights[i];
      for (int j = 0; j < i; j++) {
        sum -= root[i][j] * solved[j];
      }
      solved[i] = sum / root[i][i];
      variance -= solved[i] * solved[i];
    }
    return new Belief(mean + scale * expected, scale * Math.sqrt(Math.max(0, variance)));
  }

  private static double kernel(double distance) {
    double r = Math.sqrt(5) * distance;
    return (1 + r + r * r / 3) * Math.exp(-r);
  }

  /// Cholesky factor of the kernel matrix with noise.
  private double[][] root() {
    int n = measured.size();
    double[][] factor = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum =
            kernel(grid.distance(measured.get(i), measured.get(j), lengths)) + (i == j ? NOISE : 0);
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
      }
    }
    return factor;
  }

  private double[] weights(double[] values) {
    int n = values.length;
    double[] solved = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = (values[i] - mean) / scale;
      for (int j = 0; j < i; j++) {
        sum -= root[i][j] * solved[j];
      }
      solved[i] = sum / root[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        solved[i] -= root[j][i] * solved[j];
      }
      solved[i] /= root[i][i];
    }
    return solved;
  }

  private double logLikelihood(double[] values) {
    double likelihood = 0;
    for (int i = 0; i < values.length; i++) {
      likelihood -= (values[i] - mean) / scale * weights[i] / 2 + Math.log(root[i][i]);
    }
    return likelihood;
  }
}
