package io.optimum.workbench.predictor.regression;

/// A learned function. Thread-safe.
@FunctionalInterface
public interface Regression {
  /// The value for one row of inputs as they were learned from.
  double at(double[] inputs);
}
