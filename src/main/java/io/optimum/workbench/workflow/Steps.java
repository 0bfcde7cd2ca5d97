package io.optimum.workbench.workflow;

import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.ReplayStep;
import io.optimum.workbench.workflow.campaign.VerifyStep;
import io.optimum.workbench.workflow.engines.CarryStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import io.optimum.workbench.workflow.engines.NetworksStep;
import io.optimum.workbench.workflow.plan.ExportStep;
import io.optimum.workbench.workflow.plan.ImportPlanStep;
import io.optimum.workbench.workflow.plan.PlanStep;
import io.optimum.workbench.workflow.plan.TraceStep;
import io.optimum.workbench.workflow.predict.CatalogueTrainingStep;
import io.optimum.workbench.workflow.predict.PredictStep;
import io.optimum.workbench.workflow.predict.TrainStep;
import io.optimum.workbench.workflow.record.RecordingSteps;
import io.optimum.workbench.workflow.study.EvaluateStep;
import io.optimum.workbench.workflow.study.EvaluateTableStep;
import io.optimum.workbench.workflow.study.ValidateStep;

/// The steps of the main job: what both faces, window and command line, are given.
public record Steps(
    ProjectStore store,
    GpuLibrary gpus,
    ImportStep importing,
    TraceStep tracing,
    MeasureStep measuring,
    TrainStep training,
    PredictStep predicting,
    PlanStep planning,
    ExportStep exporting,
    ImportPlanStep importingPlans,
    ValidateStep validating,
    ReplayStep replaying,
    CarryStep carrying,
    NetworksStep networks,
    VerifyStep verifying,
    EvaluateStep evaluating,
    EvaluateTableStep evaluatingTables,
    CatalogueTrainingStep trainingOnCatalogue,
    GpuTools gpuTools,
    RecordingSteps recording) {}
