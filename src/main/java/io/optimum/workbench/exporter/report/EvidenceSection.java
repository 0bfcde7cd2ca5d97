package io.optimum.workbench.exporter.report;

import io.optimum.workbench.exporter.text.Figures;
import io.optimum.workbench.exporter.text.Html;
import java.util.List;
import java.util.stream.Collectors;

/// What the plan rests on: the pairs, and how well predictions meet measurements.
final class EvidenceSection {
  /// More rows than anybody reads on paper; the CSV has all.
  private static final int ROWS_AT_MOST = 40;

  private final ReportFigures figures;

  EvidenceSection(ReportFigures figures) {
    this.figures = figures;
  }

  String combinations() {
    if (figures.pairs().isEmpty()) {
      return "<p class=\"soft\">No engine of the plan has a profile to predict from.</p>\n";
    }
    var first = figures.pairs().getFirst().predicted();
    return """
    <figure>
    %s<figcaption>Predicted system throughput of every pair of the plan's engines on %s, each saturating \
    on one stream at the plan's batch size, predictor: %s. 1 is as much as taking turns, 2 means that \
    neither feels the other.%s combinations.csv has the intervals.</figcaption>
    </figure>
    """
        .formatted(
            new HeatMap(figures.pairs()).svg(),
            Html.text(first.gpu().value()),
            Html.text(first.predictor()),
            Html.text(measuredOn()));
  }

  private String measuredOn() {
    String words =
        figures.pairs().stream()
            .map(ReportFigures.Pair::measuredOn)
            .filter(each -> !each.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "" : " Figures in parentheses were measured (" + words + ").";
  }

  String errors() {
    List<ReportFigures.Slowdown> all = figures.slowdowns();
    if (all.isEmpty()) {
      return "<p class=\"soft\">Nothing was measured yet.</p>\n";
    }
    return """
    <p>%d slowdowns of the project's measured combinations. The mean absolute error is %s %%; %s %% lie \
    within their interval. Combinations measured before the predictor was trained were learnt from: this \
    is how well it fits them, not how well it predicts new ones.</p>
    <figure>
    %s<figcaption>Each point is one engine of a measured combination, its line the interval. Purple: the \
    interval holds the measured slowdown; orange: it does not.</figcaption>
    </figure>
    """
            .formatted(
                all.size(),
                Figures.percent(figures.meanErrorFraction()),
                Figures.percent(figures.coverageFraction()),
                new ErrorChart(all).svg())
        + worst(all);
  }

  private static String worst(List<ReportFigures.Slowdown> all) {
    Table table =
        new Table(
            "long",
            List.of("Combination", "Engine", "Predicted", "Measured", "Error, %", "Measured on"));
    all.stream()
        .sorted((one, other) ->
            Double.compare(Math.abs(other.errorFraction()), Math.abs(one.errorFraction())))
        .limit(ROWS_AT_MOST)
        .forEach(each ->
            table.row(
                each.combination(),
                each.engine(),
                PlanSection.interval(each.predicted(), 2),
                Figures.number(each.measured(), 2),
                Figures.percent(each.errorFraction()),
                each.measuredOn()));
    return "<h3>Largest errors first</h3>\n%s<p class=\"soft\">%s</p>\n"
        .formatted(
            table,
            all.size() > ROWS_AT_MOST
                ? "predicted-vs-measured.csv has the other %d.".formatted(all.size() - ROWS_AT_MOST)
                : "");
  }
}
