package io.optimum.workbench.strategy.search;

import java.util.List;

/// What to expect of points not measured, from those that were: a Gaussian process with a Matérn
/// 5/2 kernel (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, ch. 2 and
/// 4). Values are standardised; the length is the one of a few that makes the measurements most
/// likely.
final class GaussianProcess {
  private static final double[] LENGTHS = {0.2, 0.4, 0.8, 1.6};

  /// Variance of noise over that of the values: one percent of their spread, as repeats have.
  private static final double NOISE = 1e-3;

  private final SettingsGrid grid;
  private final List<Integer> measured;
  private final double mean;
  private final double scale;
  private final double length;
  private final double[][] root;
  private final double[] weights;

  private GaussianProcess(
      SettingsGrid grid, List<Integer> measured, double[] values, double length) {
    this.grid = grid;
    this.measured = measured;
    this.length = length;
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
    GaussianProcess best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (double length : LENGTHS) {
      GaussianProcess process = new GaussianProcess(grid, measured, values, length);
      double likelihood = process.logLikelihood(values);
      if (best == null || likelihood > most) {
        most = likelihood;
        best = process;
      }
    }
    return java.util.Objects.requireNonNull(best);
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
      double sum = kernel(grid.distance(point, measured.get(i)));
      expected += sum * weights[i];
      for (int j = 0; j < i; j++) {
        sum -= root[i][j] * solved[j];
      }
      solved[i] = sum / root[i][i];
      variance -= solved[i] * solved[i];
    }
    return new Belief(mean + scale * expected, scale * Math.sqrt(Math.max(0, variance)));
  }

  private double kernel(double distance) {
    double r = Math.sqrt(5) * distance / length;
    return (1 + r + r * r / 3) * Math.exp(-r);
  }

  /// Cholesky factor of the kernel matrix with noise.
  private double[][] root() {
    int n = measured.size();
    double[][] factor = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = kernel(grid.distance(measured.get(i), measured.get(j))) + (i == j ? NOISE : 0);
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
