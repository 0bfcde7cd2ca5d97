package io.optimum.workbench.predictor.prior;

/// Claims that engines do not slow each other down: the trivial yardstick.
final class NoInterferencePredictor extends PointPredictor {
  static final String NAME = "no interference";

  NoInterferencePredictor() {
    super(NAME);
  }

  @Override
  double slowdown(RoundRobin law, int deployment) {
    return 1;
  }
}
