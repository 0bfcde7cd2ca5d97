package io.optimum.workbench.predictor.regression;

/// Learns a function from examples. Thread-safe: several may learn at once.
public interface Learner {
  /// For people.
  String name();

  /// The same inputs, targets and seed give the same function.
  ///
  /// @param inputs row by row, all finite and of one length
  /// @param targets one per row
  Regression fit(double[][] inputs, double[] targets, long seed);

  /// Whether several may be tried where one would do.
  default boolean isCheap() {
    return true;
  }

  /// Whether inputs that say nothing do it no harm, so that it can be given all there are.
  default boolean picksInputs() {
    return false;
  }
}
