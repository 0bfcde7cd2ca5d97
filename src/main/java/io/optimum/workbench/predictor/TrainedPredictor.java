package io.optimum.workbench.predictor;

/// A predictor with its weights, and what is known of its errors.
public interface TrainedPredictor extends SlowdownPredictor {
  /// Held-out errors of this predictor and of the baselines.
  PredictorReport report();

  /// What measured the examples; numbers of another version are not what it learned.
  String simulatorVersion();

  /// Everything needed to load it again, one file.
  byte[] bytes();
}
