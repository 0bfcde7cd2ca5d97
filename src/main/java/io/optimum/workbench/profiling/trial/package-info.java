/// The runs of a campaign: [CampaignHeader] says what is measured, on which machine ([SameMachine]
/// tells whether that is still the one), [TrialPlan] with which runs, a [Trial] is one of them,
/// [TrialTable] what is known so far, [Pool] the repeats of one combination, [CampaignResult] what
/// came of it. Uses `domain`.
@NullMarked
package io.optimum.workbench.profiling.trial;

import org.jspecify.annotations.NullMarked;
