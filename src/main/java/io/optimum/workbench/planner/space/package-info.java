/// What could be planned: the engines with the settings that each may take on each type of GPU, and
/// candidates over them.
///
/// Start at [io.optimum.workbench.planner.space.PlanSpace], made of a request and a
/// [io.optimum.workbench.planner.space.PlanContext]; a
/// [io.optimum.workbench.planner.space.Candidate] is one possible plan. Uses `domain`, `service`
/// and the port `predictor`.
@NullMarked
package io.optimum.workbench.planner.space;

import org.jspecify.annotations.NullMarked;
