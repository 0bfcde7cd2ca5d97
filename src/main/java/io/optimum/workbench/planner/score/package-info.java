/// What a candidate is worth: by prediction, or through a
/// [io.optimum.workbench.planner.score.Measurer].
///
/// Start at [io.optimum.workbench.planner.score.Evaluator]; GPUs are scored one by one, a candidate
/// is their sum. Uses `planner.space`.
@NullMarked
package io.optimum.workbench.planner.score;

import org.jspecify.annotations.NullMarked;
