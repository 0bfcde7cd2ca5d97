/// Campaigns on disk, line by line, so that a kill loses nothing: [CampaignFolder] keeps a
/// project's campaigns and their lock, [CampaignJournal] writes one, [CampaignFile] reads it;
/// [Journal] has a project's single measurements. Uses `codec` and `profiling.trial`.
@NullMarked
package io.optimum.workbench.profiling.journal;

import org.jspecify.annotations.NullMarked;
