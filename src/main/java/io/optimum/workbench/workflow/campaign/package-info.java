/// Measuring a project's engines: [MeasureStep], with its [CampaignChoice] of combinations and
/// [CampaignFiles], on a GPU that nobody else uses ([SharedGpuException]); [VerifyStep] measures a
/// plan under its demand, [ReplayStep] reads a recording. Uses `workflow.engines`.
@NullMarked
package io.optimum.workbench.workflow.campaign;

import org.jspecify.annotations.NullMarked;
