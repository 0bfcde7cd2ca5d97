package io.optimum.workbench.workflow;

import io.optimum.workbench.project.ProjectStore;

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
    RecordSuiteStep recordingSuite) {}
