package io.optimum.workbench.workflow.record;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.accuracy.Accuracy;
import io.optimum.workbench.study.accuracy.AccuracyReport;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.engines.GpuLibrary;

/// Scores simulator and predictor against a recorded suite.
public final class ScoreStep {
  private final Accuracy accuracy;
  private final GpuLibrary gpus;

  public ScoreStep(Accuracy accuracy, GpuLibrary gpus) {
    this.accuracy = accuracy;
    this.gpus = gpus;
  }

  /// Blocks until all is simulated and trained.
  ///
  /// @throws IllegalArgumentException when the project has nothing to score against
  public AccuracyReport score(Project project, long seed, Progress progress) {
    GpuId gpu =
        project.measurements().stream()
            .map(each -> each.gpu())
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The project %s has no measurements. Make some with `optimum record-suite`."
                        .formatted(project.name())));
    return accuracy.score(project, gpus.require(project, gpu), seed, progress);
  }
}
