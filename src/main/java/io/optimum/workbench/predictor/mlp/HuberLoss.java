package io.optimum.workbench.predictor.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/// Mean of a loss that is quadratic up to 1 and linear beyond, so that a few odd measurements do
/// not decide (Huber, "Robust estimation of a location parameter", 1964).
final class HuberLoss extends Loss {
  HuberLoss() {
    super("huber");
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray error = predictions.singletonOrThrow().sub(labels.singletonOrThrow()).abs();
    NDArray quadratic = error.minimum(1);
    return quadratic.square().mul(0.5f).add(error.sub(quadratic)).mean();
  }
}
