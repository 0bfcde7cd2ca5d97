/// Degradation from features: the ports, the feature schema, the prior, baselines, scores. No DJL.
///
/// Read in this order: [SlowdownPredictor] and [PredictorTrainer] (the ports),
/// [KernelRoundRobinPrior] (the law; solved in `RoundRobin` from `ProfileFacts`), [FeatureSchema]
/// (what learned predictors see), [Baseline] (what they must beat), [Scores] and [SplitConformal].
/// Uses `domain` and `task`.
@NullMarked
package io.optimum.workbench.predictor;

import org.jspecify.annotations.NullMarked;
