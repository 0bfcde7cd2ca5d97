package io.optimum.workbench.study.table;

import io.optimum.workbench.predictor.table.TableBaselines;
import io.optimum.workbench.study.table.TableReport.Estimate;
import io.optimum.workbench.study.table.TableReport.PredictorScore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the predictor keeps its promise: never worse than the training mean, and never worse
/// than the best law, by more than one standard error of the difference.
final class Verdict {
  /// Below it a tenth of a point shows nothing.
  private static final double SMALL = 5e-4;

  private Verdict() {}

  static String of(List<PredictorScore> scores) {
    String mean =
        scores.stream()
            .filter(each -> each.predictor().equals(TableBaselines.MEAN))
            .findFirst()
            .map(Verdict::against)
            .orElse("");
    Optional<PredictorScore> law =
        scores.stream()
            .filter(each -> TableBaselines.laws().contains(each.predictor()))
            .min(Comparator.comparingDouble(each -> each.mape().mean()));
    return law.map(each -> "%s; %s.".formatted(mean, against(each)))
        .orElse(mean + "; no law applies to this table.");
  }

  private static String against(PredictorScore other) {
    Estimate behind = other.behindOurs();
    Double error = behind.standardError();
    if (error == null) {
      return "not to be compared with %s: one group".formatted(other.predictor());
    }
    String words =
        behind.mean() + error < 0
            ? "WORSE than"
            : behind.mean() - error > 0 ? "better than" : "within noise of";
    // As many digits as it takes to see a difference that is called one.
    int digits = Math.abs(behind.mean()) < SMALL ? 3 : 1;
    return "%s %s by %s ± %s points"
        .formatted(words, other.predictor(), points(behind.mean(), digits), points(error, digits));
  }

  private static String points(double fraction, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", 100 * Math.abs(fraction));
  }
}
