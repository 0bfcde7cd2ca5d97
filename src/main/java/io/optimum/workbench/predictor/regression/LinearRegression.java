package io.optimum.workbench.predictor.regression;

/// Least squares on standardised inputs, with an intercept and a small ridge for inputs that depend
/// on one another.
public final class LinearRegression implements Learner {
  private static final double RIDGE = 1e-3;

  @Override
  public String name() {
    return "linear regression";
  }

  @Override
  public Regression fit(double[][] inputs, double[] targets, long seed) {
    Standard standard = new Standard(inputs);
    double[][] x = standard.apply(inputs);
    double mean = 0;
    for (double each : targets) {
      mean += each / targets.length;
    }
    double[] weights = weights(x, targets, mean);
    double intercept = mean;
    return row -> {
      double[] at = standard.apply(row);
      double sum = intercept;
      for (int k = 0; k < at.length; k++) {
        sum += weights[k] * at[k];
      }
      return sum;
    };
  }

  private static double[] weights(double[][] x, double[] targets, double mean) {
    int width = x[0].length;
    double[][] products = new double[width][width];
    double[] right = new double[width];
    for (int r = 0; r < x.length; r++) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] += x[r][i] * x[r][j];
        }
        right[i] += x[r][i] * (targets[r] - mean);
      }
    }
    for (int i = 0; i < width; i++) {
      products[i][i] += RIDGE * x.length;
    }
    return new Cholesky(products).solve(right);
  }
}
