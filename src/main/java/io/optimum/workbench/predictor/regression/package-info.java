/// Learners of numbers from numbers, in plain Java: what learned predictors and baselines are made
/// of.
///
/// [Learner] is the port; [GaussianProcess], [LinearRegression] and [NearestNeighbours] are here,
/// others are adapters beside. Uses nothing.
@NullMarked
package io.optimum.workbench.predictor.regression;

import org.jspecify.annotations.NullMarked;
