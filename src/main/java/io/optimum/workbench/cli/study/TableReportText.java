package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.study.table.TableEvaluation;
import io.optimum.workbench.study.table.TableReport;
import io.optimum.workbench.study.table.TableReport.Estimate;
import io.optimum.workbench.study.table.TableReport.PredictorScore;
import io.optimum.workbench.study.table.TableReport.ProbeScore;
import io.optimum.workbench.study.table.TableReport.SplitReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An evaluation of predictors as tables.
final class TableReportText {
  private TableReportText() {}

  public static List<String> lines(TableReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of %s: %d rows, %d models, %d combinations; %s."
            .formatted(
                report.target(),
                report.table(),
                report.rows(),
                report.models(),
                report.combinations(),
                report.seeds().size() == 1
                    ? "one split seed, so no standard error"
                    : "mean ± standard error over %d split seeds"
                        .formatted(report.seeds().size())));
    report
        .leftOut()
        .forEach((reason, count) -> lines.add("  left out: %d, %s".formatted(count, reason)));
    for (SplitReport split : report.splits()) {
      lines.add("");
      lines.addAll(split(split));
    }
    return lines;
  }

  private static List<String> split(SplitReport split) {
    if (!split.skipped().isEmpty()) {
      return List.of("%s: skipped, %s".formatted(split.split(), split.skipped()));
    }
    Table table =
        new Table(
            split.split(), "MAPE", "p95 error", "R²", "Kendall τ", "coverage", "skill", "behind");
    for (PredictorScore each : split.predictors()) {
      Estimate coverage = each.coverage();
      table.row(
          each.predictor(),
          percent(each.mape()),
          percent(each.p95()),
          number(each.rSquared()),
          number(each.kendallTau()),
          coverage == null ? unknown(each) : percent(coverage),
          number(each.skill()),
          percent(each.behindOurs()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("Chosen: " + choice(split));
    lines.add(split.verdict());
    lines.addAll(probes(split.probes()));
    return lines;
  }

  private static String unknown(PredictorScore score) {
    return score.predictor().equals(TableEvaluation.OURS) ? "not known" : "";
  }

  private static String choice(SplitReport split) {
    return split.choice().entrySet().stream()
        .sorted((a, b) -> Double.compare(b.getValue(), a.getValue()))
        .map(each -> "%s %s".formatted(each.getKey(), Text.percent(each.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static List<String> probes(List<ProbeScore> probes) {
    return probes.isEmpty()
        ? List.of()
        : List.of(
            "Error on the %d other rows with each unseen model probed by %s."
                .formatted(
                    probes.getFirst().rows(),
                    probes.stream()
                        .map(each -> "%d rows: %s".formatted(each.probes(), percent(each.mape())))
                        .collect(Collectors.joining(", "))));
  }

  private static String percent(Estimate estimate) {
    Double error = estimate.standardError();
    return error == null
        ? String.format(Locale.ROOT, "%.1f %%", 100 * estimate.mean())
        : String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * estimate.mean(), 100 * error);
  }

  private static String number(Estimate estimate) {
    Double error = estimate.standardError();
    return error == null
        ? String.format(Locale.ROOT, "%.2f", estimate.mean())
        : String.format(Locale.ROOT, "%.2f ± %.2f", estimate.mean(), error);
  }
}
