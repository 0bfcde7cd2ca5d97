package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.util.List;

/// Predicts a plan anew whose engines were assigned by hand; blocks.
@FunctionalInterface
public interface Rescoring {
  /// @throws IllegalArgumentException when an engine cannot run where it is put
  Plan rescore(Project project, Plan plan, List<Group> groups, Progress progress);
}
