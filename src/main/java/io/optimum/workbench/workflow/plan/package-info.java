/// From demands to files that someone else deploys: [PlanStep], [ExportStep], [TraceStep], and
/// [ImportPlanStep] for the way back. Uses `workflow.campaign`, `workflow.engines` and
/// `workflow.predict`.
@NullMarked
package io.optimum.workbench.workflow.plan;

import org.jspecify.annotations.NullMarked;
