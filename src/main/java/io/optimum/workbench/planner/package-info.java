/// Search for combinations and settings under constraints: ask–tell searches, yardsticks.
///
/// Start at [io.optimum.workbench.planner.Planner]. A request and what is known become a
/// `PlanSpace`; a [io.optimum.workbench.planner.search.Search] proposes
/// [io.optimum.workbench.planner.space.Candidate]s, an
/// [io.optimum.workbench.planner.score.Evaluator] judges them, by prediction or through a
/// [io.optimum.workbench.planner.score.Measurer]; `PlanAssembler` writes the plan. Uses `domain`,
/// `task`, `service` and the port `predictor`.
@NullMarked
package io.optimum.workbench.planner;

import org.jspecify.annotations.NullMarked;
