/// Search for combinations and settings under constraints: ask–tell searches, yardsticks.
///
/// Start at [io.optimum.workbench.planner.Planner]. A request and what is known become a
/// `PlanSpace`; a [io.optimum.workbench.planner.Search] proposes
/// [io.optimum.workbench.planner.Candidate]s, an [io.optimum.workbench.planner.Evaluator] judges
/// them, by prediction or through a [io.optimum.workbench.planner.Measurer]; `PlanAssembler` writes
/// the plan. Uses `domain`, `task`, `service` and the port `predictor`.
@NullMarked
package io.optimum.workbench.planner;

import org.jspecify.annotations.NullMarked;
