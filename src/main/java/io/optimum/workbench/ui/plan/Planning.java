package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.util.function.Consumer;

/// Makes plans; blocks.
@FunctionalInterface
public interface Planning {
  Plan plan(
      Project project,
      PlanRequest request,
      Improved improved,
      Consumer<Measurement> recorder,
      Progress progress);

  /// Is told of every better plan, on the thread that plans.
  @FunctionalInterface
  interface Improved {
    void improved(int evaluations, double score);
  }
}
