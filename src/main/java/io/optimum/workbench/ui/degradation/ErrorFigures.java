package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.control.Figure;
import io.optimum.workbench.ui.control.FigureRow;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;

/// How far predictions are off, at a glance: on what was held out from training, or on all that was
/// measured here while the predictor in use was trained on nothing of it.
final class ErrorFigures {
  private final Figure mean = new Figure("Mean error");
  private final Figure p95 = new Figure("p95 error");
  private final Figure coverage = new Figure("Coverage");
  private final Figure measured = new Figure("Measured");
  private final FigureRow row = new FigureRow(mean, p95, coverage, measured);

  ErrorFigures() {
    row.setId("error-figures");
    mean.setId("mean-error");
  }

  FigureRow row() {
    return row;
  }

  void show(Comparison now) {
    List<Row> rows = now.unseen();
    Optional<ErrorGroup> all =
        rows.isEmpty() ? Optional.empty() : Optional.of(ErrorGroup.group("", "", rows));
    String of =
        (now.report().isPresent() ? "on %s held out" : "on %s not trained on")
            .formatted(Format.counted(rows.size(), "slowdown"));
    String n = rows.isEmpty() ? "" : "n = %s; ".formatted(Format.count(rows.size()));
    show(mean, all.map(ErrorGroup::meanFraction), of);
    show(p95, all.map(ErrorGroup::p95Fraction), n + "one in twenty is further off");
    show(coverage, all.map(ErrorGroup::coverageFraction), n + "measured inside its interval");
    List<Provenance> from = now.rows().stream().map(Row::provenance).distinct().toList();
    measured.show(
        Format.count(now.rows().size()),
        "slowdowns in "
            + Format.counted(
                now.rows().stream().map(Row::measurement).distinct().count(), "combination"),
        from.size() == 1 ? Optional.of(from.getFirst()) : Optional.empty());
  }

  private static void show(Figure figure, Optional<Double> fraction, String detail) {
    figure.show(fraction.map(Format::fraction).orElse(Format.UNKNOWN), detail, Optional.empty());
  }
}
