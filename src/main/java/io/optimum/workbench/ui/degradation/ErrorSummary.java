package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.ui.style.Format;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Which predictor is in use, how it and others did on what was held out, and where that comes
/// from.
final class ErrorSummary {
  private ErrorSummary() {}

  static String of(Comparison comparison) {
    return comparison.report().map(ErrorSummary::trained).orElseGet(() -> untrained(comparison));
  }

  /// The best first, as far as was held out; which one is in use was chosen before, from what was
  /// trained on.
  static List<Map.Entry<String, PredictionError>> byError(PredictorReport report) {
    return report.errors().entrySet().stream()
        .sorted(Comparator.comparingDouble(each -> each.getValue().mapeFraction()))
        .map(each -> each.getKey().equals(report.chosen()) ? inUse(each) : each)
        .toList();
  }

  private static Map.Entry<String, PredictionError> inUse(
      Map.Entry<String, PredictionError> chosen) {
    return Map.entry(chosen.getKey() + " (in use)", chosen.getValue());
  }

  private static String trained(PredictorReport report) {
    return ("In use: %s. Split: %s. Trained on %s, held out %s."
            + " %s of held-out slowdowns lie inside their interval.")
        .formatted(
            report.chosen(),
            report.split(),
            Format.counted(report.trainingRows(), "row"),
            Format.count(report.heldOutRows()),
            Format.fraction(report.coverageFraction()));
  }

  private static String untrained(Comparison comparison) {
    return "In use: %s, not trained on this project.%s Press Train for one that knows these engines."
        .formatted(
            comparison.predictor(), comparison.shipped().map(ErrorSummary::shipped).orElse(""));
  }

  private static String shipped(PredictorReport report) {
    return " Below, as it shipped: trained on %s, all simulated; held out %s (%s)."
        .formatted(
            Format.counted(report.trainingRows(), "row"),
            Format.count(report.heldOutRows()),
            report.split());
  }
}
