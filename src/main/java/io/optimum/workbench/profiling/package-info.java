/// Measurement campaigns: solo and co-located runs, journal, resume.
///
/// [Bench] measures one combination on an open device, [Campaign] many, [Journal] keeps them,
/// [TrainingSample] says which to measure to learn from. A campaign can be the planner's
/// [io.optimum.workbench.planner.Measurer]. Uses `device`, `codec` and `planner`'s port.
@NullMarked
package io.optimum.workbench.profiling;

import org.jspecify.annotations.NullMarked;
