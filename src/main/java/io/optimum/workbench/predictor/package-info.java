/// Degradation from features: the ports, probes, intervals, scores. No DJL.
///
/// Read in this order: [SlowdownPredictor] and [PredictorTrainer] (the ports), `predictor.prior`
/// (laws and baselines), `predictor.feature` (what learned predictors see), [Scores] and
/// [SplitConformal]. [PacedPredictor], [StreamsPredictor] and [PrioritiesPredictor] ask for what
/// predictors have learned of: deployments of one stream and normal priority that never rest.
/// `predictor.mlp` learns by DJL, `predictor.regression` without it, `predictor.table` on tables of
/// others. Uses `domain` and `task`.
@NullMarked
package io.optimum.workbench.predictor;

import org.jspecify.annotations.NullMarked;
