package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.bar.HistogramData;
import java.util.OptionalDouble;

/// How many predictions miss by how much, and to which side.
final class ErrorHistogram {
  private ErrorHistogram() {}

  static HistogramData of(Comparison comparison) {
    return new HistogramData(
        Quantity.fraction("Predicted slowdown over measured, less 1"),
        comparison.rows().stream().mapToDouble(Row::errorFraction).toArray(),
        "deployment",
        OptionalDouble.empty(),
        "Nothing measured yet");
  }
}
