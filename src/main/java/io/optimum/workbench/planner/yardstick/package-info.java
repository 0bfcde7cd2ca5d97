/// What a search has to beat: plans by plain rules, see
/// [io.optimum.workbench.planner.yardstick.Yardsticks]. Uses `planner.score` and `planner.space`.
@NullMarked
package io.optimum.workbench.planner.yardstick;

import org.jspecify.annotations.NullMarked;
