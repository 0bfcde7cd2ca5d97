package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.exporter.PlanEvidence;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.predict.PredictStep;
import io.optimum.workbench.workflow.predict.ProjectEvidence;
import java.util.SortedMap;
import java.util.TreeMap;

/// What made a project's numbers: kept with exports, so that they can be made again.
///
/// @param measuring says which device
/// @param predicting says which predictor
/// @param toolVersion of this program
public record Environment(MeasureStep measuring, PredictStep predicting, String toolVersion) {
  /// Device and its version per GPU of the plan, the predictor, and the seed.
  SortedMap<String, String> of(Project project) {
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("predictor", predicting.predictor(project).name());
    project
        .lastPlan()
        .ifPresent(plan -> plan.gpus().forEach(gpu -> put(environment, project, gpu.gpu())));
    return environment;
  }

  /// What the project knows about its plan.
  PlanEvidence evidence(Project project, Plan plan) {
    return new ProjectEvidence(project, plan, measuring, predicting);
  }

  private void put(SortedMap<String, String> environment, Project project, GpuId gpu) {
    environment.computeIfAbsent(
        "device " + gpu,
        _ -> {
          var device = measuring.capabilities(project, gpu);
          return device.name() + ", " + device.version();
        });
  }
}
