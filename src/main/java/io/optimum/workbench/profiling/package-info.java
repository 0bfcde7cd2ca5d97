/// Measurement campaigns: solo and co-located runs, repeats, journal, resume.
///
/// [Bench] measures one combination on an open device. [Campaign] measures many with repeats: its
/// [CampaignHeader] says what, [TrialPlan] which runs, [Rounds] is the loop, [Workers] the devices,
/// [TrialTable] what is known, [CampaignResult] what came of it. [CampaignFolder] keeps the
/// journals of a project and their lock, [Journal] its single measurements. [CombinationsFile],
/// [CombinationDraw] and [TrainingSample] say what to measure. [CampaignMeasurer] is the planner's
/// [io.optimum.workbench.planner.score.Measurer]. Uses `device`, `codec` and `planner`'s port.
@NullMarked
package io.optimum.workbench.profiling;

import org.jspecify.annotations.NullMarked;
