package io.optimum.workbench.workflow.study;

import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Target;
import io.optimum.workbench.importer.colocation.ColocationTableReader;
import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.study.table.TableEvaluation;
import io.optimum.workbench.study.table.TableReport;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Trains and tests predictors on co-location that others measured.
public final class EvaluateTableStep {
  private final List<Learner> learners;
  private final Learner trees;

  /// @param learners that may correct laws
  /// @param trees the tree ensemble among the baselines
  public EvaluateTableStep(List<Learner> learners, Learner trees) {
    this.learners = List.copyOf(learners);
    this.trees = trees;
  }

  /// @param data a table, or a folder of tables with the same columns
  /// @param mapping what the columns mean
  public TableReport evaluate(
      Path data, Path mapping, Target target, List<Long> seeds, Progress progress)
      throws IOException {
    MeasuredTable table = ColocationTableReader.read(data, mapping, target);
    return new TableEvaluation(table, learners, trees).run(seeds, progress);
  }
}
