package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.study.proof.Estimate;
import io.optimum.workbench.study.proof.ProofReport;
import io.optimum.workbench.study.proof.ProofReport.MethodRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A proof as a table for terminals.
final class ProofLines {
  private ProofLines() {}

  public static List<String> of(ProofReport report) {
    Table table =
        new Table("method", "STP per GPU", "regret", "SLOs missed", "combinations", "device time");
    report.methods().forEach(row -> table.row(row(row)));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        "Means over %d cells on simulated GPUs (simulator %s), with 95 %% half-width over cells; training not counted."
            .formatted(report.cells().size(), report.simulator()));
    return lines;
  }

  private static String[] row(MethodRow row) {
    return new String[] {
      row.method().title(),
      String.format(Locale.ROOT, "%.3f ± %.3f", row.stp().mean(), row.stp().halfWidth()),
      percent(row.regret()),
      String.format(Locale.ROOT, "%.1f", row.missed()),
      String.format(Locale.ROOT, "%.1f (%s)", row.cost().combinations(), Text.percent(row.share())),
      String.format(Locale.ROOT, "%.1f s", row.cost().deviceSeconds())
    };
  }

  private static String percent(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.1f ± %.1f %%", 100 * estimate.mean(), 100 * estimate.halfWidth());
  }
}
