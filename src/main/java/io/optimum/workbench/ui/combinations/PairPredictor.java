package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Predicts every ordered pair of deployments.
record PairPredictor(PredictStep predictor, Project project, GpuId gpu) {
  PairMatrix predict(List<Deployment> deployments, Progress progress) {
    List<List<Optional<CombinationPrediction>>> rows = new ArrayList<>();
    for (Deployment row : deployments) {
      progress.report(rows.size() / (double) deployments.size(), "Pairs of " + row.engine());
      rows.add(deployments.stream().map(column -> pair(row, column)).toList());
    }
    return new PairMatrix(deployments, rows);
  }

  private Optional<CombinationPrediction> pair(Deployment row, Deployment column) {
    try {
      return Optional.of(
          predictor.predict(project, gpu, Combination.ofStreams(List.of(row, column))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
