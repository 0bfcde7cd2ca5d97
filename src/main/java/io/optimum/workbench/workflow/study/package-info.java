/// Simulator, predictor and planner held against the truth: [EvaluateStep], [EvaluateTableStep],
/// [ValidateStep]. Uses `workflow.engines`.
@NullMarked
package io.optimum.workbench.workflow.study;

import org.jspecify.annotations.NullMarked;
