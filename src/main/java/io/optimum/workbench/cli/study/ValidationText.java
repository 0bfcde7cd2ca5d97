package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.study.ClientComparison;
import io.optimum.workbench.study.ValidationReport;
import io.optimum.workbench.study.ValidationReport.AssumptionEffect;
import io.optimum.workbench.study.ValidationReport.ModelledEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/// A validation as tables.
final class ValidationText {
  private ValidationText() {}

  public static List<String> lines(ValidationReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Slowdown measured by others beside simulated on %s (simulator %s, seed %d)."
            .formatted(report.gpu(), report.simulator(), report.seed()));
    lines.addAll(clients(report.clients()));
    lines.add("");
    lines.addAll(engines(report.engines()));
    lines.add("");
    lines.addAll(scores(report));
    if (!report.assumptions().isEmpty()) {
      lines.add("");
      lines.addAll(assumptions(report));
    }
    return lines;
  }

  private static List<String> clients(List<ClientComparison> clients) {
    Table table = new Table("mix", "client", "measured", "simulated", "error", "n");
    clients.forEach(row ->
        table.row(
            row.mix(),
            row.client(),
            Text.times(row.measuredSlowdown()),
            Text.times(row.simulatedSlowdown()),
            signed(row.errorFraction()),
            String.valueOf(row.sampleCount())));
    return table.lines();
  }

  private static List<String> engines(List<ModelledEngine> engines) {
    Table table = new Table("engine, scaled to", "kernels", "measured alone", "modelled/measured");
    engines.forEach(each ->
        table.row(
            each.model() + ", " + each.mix(),
            String.valueOf(each.kernelCount()),
            Text.millis(each.measuredNanos()),
            String.format(Locale.ROOT, "%.2f", each.modelledFraction())));
    return table.lines();
  }

  private static List<String> scores(ValidationReport report) {
    Table table = new Table("group", "MAPE", "bias");
    report.mapeByMix().forEach((mix, mape) -> table.row(mix, Text.percent(mape), ""));
    SortedMap<String, Double> bias = report.biasByModel();
    report
        .mapeByModel()
        .forEach((model, mape) ->
            table.row(model, Text.percent(mape), signed(bias.getOrDefault(model, 0.0))));
    table.row("all", Text.percent(report.mape()), "");
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(
        String.format(
            Locale.ROOT,
            "Spearman's rank correlation %.2f over %d clients.",
            report.spearman(),
            report.clients().size()));
    return lines;
  }

  private static List<String> assumptions(ValidationReport report) {
    List<String> models = List.copyOf(report.mapeByModel().keySet());
    List<String> header = new ArrayList<>(List.of("assumption", "MAPE"));
    models.forEach(model -> header.add(model + " bias"));
    Table table = new Table(header.toArray(String[]::new));
    table.row(row("as modelled", report.mape(), report.biasByModel(), models));
    for (AssumptionEffect each : report.assumptions()) {
      table.row(row(each.name(), each.mape(), each.biasByModel(), models));
    }
    return table.lines();
  }

  private static String[] row(
      String name, double mape, SortedMap<String, Double> bias, List<String> models) {
    List<String> cells = new ArrayList<>(List.of(name, Text.percent(mape)));
    models.forEach(model -> cells.add(signed(bias.getOrDefault(model, 0.0))));
    return cells.toArray(String[]::new);
  }

  private static String signed(double fraction) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
  }
}
