package io.optimum.workbench.predictor.regression;

/// A quantity that is 1 where nothing happens and grows with some terms: `1 + sum_k c_k * t_k` with
/// constants that are not negative. Fitted by least squares of the relative error, by cyclic
/// coordinate descent.
public final class NonNegativeLaw {
  private static final int SWEEPS = 200;

  private NonNegativeLaw() {}

  /// @param terms row by row, all of one length
  /// @param values one per row, positive
  /// @return the constants
  public static double[] fit(double[][] terms, double[] values) {
    double[] constants = new double[terms[0].length];
    double[] rest = new double[values.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = (values[i] - 1) / values[i];
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int k = 0; k < constants.length; k++) {
        step(terms, values, rest, constants, k);
      }
    }
    return constants;
  }

  /// The quantity for one row of terms.
  public static double at(double[] constants, double[] terms) {
    double sum = 1;
    for (int k = 0; k < constants.length; k++) {
      sum += constants[k] * terms[k];
    }
    return sum;
  }

  private static void step(
      double[][] terms, double[] values, double[] rest, double[] constants, int k) {
    double product = 0;
    double square = 1e-9 * rest.length;
    for (int i = 0; i < rest.length; i++) {
      double term = terms[i][k] / values[i];
      product += term * rest[i];
      square += term * term;
    }
    double next = Math.max(0, constants[k] + product / square);
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= (next - constants[k]) * terms[i][k] / values[i];
    }
    constants[k] = next;
  }
}
