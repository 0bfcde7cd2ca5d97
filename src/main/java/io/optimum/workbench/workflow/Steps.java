package io.optimum.workbench.workflow;

import io.optimum.workbench.project.ProjectStore;

/// The steps of the main job: what both faces, window and command line, are given.
public record Steps(
    ProjectStore store,
    GpuLibrary gpus,
    ImportStep importing,
    MeasureStep measuring,
    TrainStep training,
    PredictStep predicting,
    PlanStep planning,
    ExportStep exporting,
    ImportPlanStep importingPlans,
    ValidateStep validating,
    ReplayStep replaying,
    CarryStep carrying,
    EvaluateTableStep evaluatingTables,
    CatalogueTrainingStep trainingOnCatalogue) {}
