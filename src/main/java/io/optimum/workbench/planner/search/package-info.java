/// Searches behind one ask–tell interface, [io.optimum.workbench.planner.search.Search], and the
/// loop around them, [io.optimum.workbench.planner.search.PredictiveSearch]. Uses `planner.score`
/// and `planner.space`.
@NullMarked
package io.optimum.workbench.planner.search;

import org.jspecify.annotations.NullMarked;
