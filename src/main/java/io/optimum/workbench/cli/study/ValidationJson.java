package io.optimum.workbench.cli.study;

import io.optimum.workbench.study.ClientComparison;
import io.optimum.workbench.study.ValidationReport;
import java.util.List;
import java.util.SortedMap;

/// What `validate-simulator --json` prints. Errors and biases are fractions.
record ValidationJson(
    String gpu,
    String simulator,
    String provenance,
    long seed,
    double mape,
    SortedMap<String, Double> mapeByMix,
    SortedMap<String, Double> mapeByModel,
    SortedMap<String, Double> biasByModel,
    double spearman,
    List<ClientJson> clients,
    List<ValidationReport.ModelledEngine> engines,
    List<ValidationReport.AssumptionEffect> assumptions) {

  record ClientJson(
      String mix,
      String client,
      String model,
      double measuredSlowdown,
      double simulatedSlowdown,
      double errorFraction,
      int sampleCount) {
    static ClientJson of(ClientComparison row) {
      return new ClientJson(
          row.mix(),
          row.client(),
          row.model(),
          row.measuredSlowdown(),
          row.simulatedSlowdown(),
          row.errorFraction(),
          row.sampleCount());
    }
  }

  static ValidationJson of(ValidationReport report) {
    return new ValidationJson(
        report.gpu(),
        report.simulator(),
        "simulated, beside published measurements",
        report.seed(),
        report.mape(),
        report.mapeByMix(),
        report.mapeByModel(),
        report.biasByModel(),
        report.spearman(),
        report.clients().stream().map(ClientJson::of).toList(),
        report.engines(),
        report.assumptions());
  }
}
