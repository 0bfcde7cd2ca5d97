package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;

/// What stands below charts of settings in files.
final class SettingsCaption {
  private SettingsCaption() {}

  /// @param settings how many the chart shows
  static Caption of(OperatingPoint now, int settings) {
    CombinationPrediction prediction = now.prediction();
    return new Caption(
        "%s on %s".formatted(Titles.of(now.combination()), prediction.gpu()),
        "predicted by " + prediction.predictor(),
        "%s predicted, none measured".formatted(settings(settings)));
  }

  static Caption of(Verification seen) {
    return new Caption(
        "Settings of " + String.join(" + ", seen.rows().stream().map(each -> each.name()).toList()),
        "predicted; measured: " + seen.provenance().word(),
        "n inferences of each");
  }

  private static String settings(int count) {
    return count == 1 ? "this setting" : Format.count(count) + " settings";
  }
}
