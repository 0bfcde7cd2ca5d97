package io.optimum.workbench.workflow.campaign;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.profiling.Verification;
import io.optimum.workbench.profiling.VerifiedDeployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.util.List;

/// Runs a project's plan under its demand, predicted beside measured.
public final class VerifyStep {
  private final MeasureStep measuring;

  public VerifyStep(MeasureStep measuring) {
    this.measuring = measuring;
  }

  /// The same on other devices.
  public VerifyStep on(MeasureStep other) {
    return new VerifyStep(other);
  }

  /// The plan to verify.
  ///
  /// @throws IllegalArgumentException when the project has none
  public Plan plan(Project project) {
    return project
        .lastPlan()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The project %s has no plan to verify. Make one with `optimum plan`."
                    .formatted(project.name())));
  }

  /// Blocks until every GPU of the plan has run.
  public List<VerifiedDeployment> verify(
      Project project, Plan plan, Verification how, Progress progress) {
    return how.run(
        plan,
        (request, part) ->
            measuring.watch(project, request, new RunControl(), SpanSink.none(), part),
        progress);
  }
}
