package io.optimum.workbench.predictor;

/// Watches training.
@FunctionalInterface
public interface LossListener {
  /// @param network index in the ensemble
  /// @param epoch from 1
  /// @param trainingLoss Huber loss on the log residual
  /// @param validationLoss the same on held-out rows
  void epoch(int network, int epoch, double trainingLoss, double validationLoss);

  /// Watches nothing.
  static LossListener none() {
    return (_, _, _, _) -> {};
  }
}
