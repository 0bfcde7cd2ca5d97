/// Predict, then measure: which candidates are worth measuring next, and what is learned from those
/// that were.
///
/// Start at [io.optimum.workbench.planner.measure.PredictThenMeasure];
/// [io.optimum.workbench.planner.measure.LearnedPredictor] is what it learns. Uses
/// `planner.search`, `planner.score` and `planner.space`.
@NullMarked
package io.optimum.workbench.planner.measure;

import org.jspecify.annotations.NullMarked;
