package io.optimum.workbench.cli.predict;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.predictor.PredictorReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A predictor's report as a table.
public final class TrainText {
  private TrainText() {}

  public static List<String> lines(PredictorReport report) {
    Table table = new Table("predictor", "MAPE", "p95 error", "R2", "Kendall tau", "skill");
    report
        .errors()
        .forEach((name, error) ->
            table.row(
                name.equals(report.chosen()) ? name + " (in use)" : name,
                Text.percent(error.mapeFraction()),
                Text.percent(error.p95Fraction()),
                String.format(Locale.ROOT, "%.3f", error.rSquared()),
                String.format(Locale.ROOT, "%.3f", error.kendallTau()),
                Text.percent(error.skillFraction())));
    List<String> lines = new ArrayList<>();
    lines.add(
        "Held-out errors of predicted slowdowns, split: %s, trained on %d rows, held out %d."
            .formatted(report.split(), report.trainingRows(), report.heldOutRows()));
    lines.addAll(table.lines());
    lines.add(
        "Intervals hold %s of held-out rows.".formatted(Text.percent(report.coverageFraction())));
    return lines;
  }
}
