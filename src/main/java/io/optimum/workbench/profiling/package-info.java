/// Measurement campaigns: solo and co-located runs, repeats, journal, resume.
///
/// [Bench] measures one combination on an open device. [Campaign] measures many with repeats:
/// [Rounds] is the loop, [Workers] the devices. `profiling.trial` says which runs, what is known of
/// them and what came of it; `profiling.journal` keeps them in files. [CombinationsFile],
/// [CombinationDraw] and [TrainingSample] say what to measure. [CampaignMeasurer] is the planner's
/// [io.optimum.workbench.planner.score.Measurer]; [Verification] holds a plan against its demand.
/// Uses `device`, `codec` and `planner`'s port.
@NullMarked
package io.optimum.workbench.profiling;

import org.jspecify.annotations.NullMarked;
