package io.optimum.workbench.predictor.regression;

/// The lower triangle *L* with *L L'* = *A*, of a positive definite matrix.
public final class Cholesky {
  private final double[][] lower;

  /// @param matrix symmetric; its lower triangle is overwritten
  public Cholesky(double[][] matrix) {
    lower = matrix;
    for (int i = 0; i < lower.length; i++) {
      double[] row = lower[i];
      for (int j = 0; j < i; j++) {
        row[j] = (row[j] - dot(row, lower[j], j)) / lower[j][j];
      }
      row[i] = Math.sqrt(Math.max(row[i] - dot(row, row, i), 1e-12));
    }
  }

  /// The solution of *A x = b*.
  public double[] solve(double[] right) {
    double[] x = forward(right);
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] /= lower[i][i];
      for (int j = 0; j < i; j++) {
        x[j] -= lower[i][j] * x[i];
      }
    }
    return x;
  }

  /// The solution of *L x = b*.
  double[] forward(double[] right) {
    double[] x = right.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - dot(lower[i], x, i)) / lower[i][i];
    }
    return x;
  }

  /// ln det *A*.
  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < lower.length; i++) {
      sum += 2 * Math.log(lower[i][i]);
    }
    return sum;
  }

  /// Four sums side by side, so that additions do not wait for one another.
  private static double dot(double[] a, double[] b, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < count; k += 4) {
      s0 = Math.fma(a[k], b[k], s0);
      s1 = Math.fma(a[k + 1], b[k + 1], s1);
      s2 = Math.fma(a[k + 2], b[k + 2], s2);
      s3 = Math.fma(a[k + 3], b[k + 3], s3);
    }
    for (; k < count; k++) {
      s0 = Math.fma(a[k], b[k], s0);
    }
    return s0 + s1 + s2 + s3;
  }
}
