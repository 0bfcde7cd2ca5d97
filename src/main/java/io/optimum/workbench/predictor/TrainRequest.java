package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Require;

/// How to train.
///
/// @param seed of weights, splits and shuffling
/// @param ensembleSize networks averaged in log space
/// @param epochs passes over the training rows
/// @param heldOutFraction share of the combinations kept from training to state the error
/// @param simulatorVersion what measured the examples; kept with the weights
public record TrainRequest(
    long seed, int ensembleSize, int epochs, double heldOutFraction, String simulatorVersion) {
  public TrainRequest {
    Require.positive(ensembleSize, "ensembleSize");
    Require.positive(epochs, "epochs");
    Require.fraction(heldOutFraction, "heldOutFraction");
  }
}
