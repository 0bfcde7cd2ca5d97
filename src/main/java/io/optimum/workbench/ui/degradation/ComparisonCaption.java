package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What stands below charts of predicted and measured slowdowns in files.
final class ComparisonCaption {
  private ComparisonCaption() {}

  static Caption of(Comparison comparison) {
    List<Row> rows = comparison.rows();
    return rows.isEmpty()
        ? Caption.NONE
        : new Caption(
            "Deployments on " + distinct(rows, row -> row.measurement().gpu().value()),
            "predicted by %s; measured: %s"
                .formatted(comparison.predictor(), distinct(rows, row -> row.provenance().word())),
            samples(rows));
  }

  private static String samples(List<Row> rows) {
    LongSummaryStatistics inferences =
        rows.stream().mapToLong(row -> row.colocated().latency().sampleCount()).summaryStatistics();
    return "%s in %s, %s to %s inferences of each"
        .formatted(
            Format.counted(rows.size(), "deployment"),
            Format.counted(rows.stream().map(Row::measurement).distinct().count(), "combination"),
            Format.count(inferences.getMin()),
            Format.count(inferences.getMax()));
  }

  private static String distinct(List<Row> rows, Function<Row, String> what) {
    return rows.stream().map(what).distinct().sorted().collect(Collectors.joining(", "));
  }
}
