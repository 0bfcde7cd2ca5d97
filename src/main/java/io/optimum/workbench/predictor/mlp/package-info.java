/// The DJL ensemble that corrects the prior: train, load, save, predict.
///
/// Read in this order: [MlpTrainer] (the way in), `Training` (split, cross-validate, choose, train,
/// calibrate), `DjlNetwork` (the only class that calls DJL, with `HuberLoss`), `FlatEnsemble` (the
/// same weights in plain Java), `MlpFile`. Uses `predictor`, `codec`, `domain` and `task`.
@NullMarked
package io.optimum.workbench.predictor.mlp;

import org.jspecify.annotations.NullMarked;
