package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.session.ShortNames;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything measured beside what the predictor in use says of it.
///
/// @param rows one per deployment of every measured combination of two or more
/// @param predictor name of the predictor in use
/// @param report its held-out errors; empty for one that was not trained on this project
/// @param shipped held-out errors of the predictor that ships, on engines of its own; empty where
///   it is not in use
record Comparison(
    List<Row> rows,
    String predictor,
    Optional<PredictorReport> report,
    Optional<PredictorReport> shipped) {
  static final Comparison EMPTY = new Comparison(List.of(), "", Optional.empty(), Optional.empty());

  Comparison {
    rows = List.copyOf(rows);
  }

  static Comparison of(Project project, PredictStep step, Progress progress) {
    Optional<PredictorReport> report = step.trained(project).map(TrainedPredictor::report);
    List<Row> rows = new ArrayList<>();
    List<Measurement> all =
        project.measurements().stream().filter(Measurement::isOfSaturatedStreams).toList();
    for (int i = 0; i < all.size(); i++) {
      progress.report(i / (double) all.size(), "Predicting what was measured");
      Measurement each = all.get(i);
      CombinationPrediction predicted = predict(project, step, each);
      for (int k = 0; k < each.combination().size() && each.combination().size() > 1; k++) {
        rows.add(Row.of(each, k, predicted, report.orElse(null)));
      }
    }
    return new Comparison(
        rows,
        step.predictor(project).name(),
        report,
        report.isPresent() ? Optional.empty() : step.shipped().map(TrainedPredictor::report));
  }

  /// Of all engines, for columns with little room.
  ShortNames names() {
    return new ShortNames(rows.stream().map(row -> row.deployment().engine()).toList());
  }

  /// Rows with a prediction that the predictor in use was not trained on, as far as is known.
  List<Row> unseen() {
    return rows.stream()
        .filter(row -> row.predicted() != null && (report.isEmpty() || row.heldOut()))
        .toList();
  }

  private static @Nullable CombinationPrediction predict(
      Project project, PredictStep step, Measurement measurement) {
    try {
      return step.predict(project, measurement.gpu(), measurement.combination());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
