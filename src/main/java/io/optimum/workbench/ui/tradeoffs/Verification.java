package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.ui.session.Titles;
import java.util.ArrayList;
import java.util.List;

/// Settings as they were predicted, and as they were measured.
///
/// @param rows one per deployment
/// @param predictedStp of the settings
/// @param measuredStp of the run
/// @param provenance of the run
record Verification(
    List<Row> rows, double predictedStp, double measuredStp, Provenance provenance) {
  Verification {
    rows = List.copyOf(rows);
  }

  /// @param name of the deployment
  /// @param measuredP99Nanos NaN where too few inputs were measured to tell it
  /// @param sampleCount inputs measured
  record Row(
      String name,
      double predictedP99Nanos,
      double measuredP99Nanos,
      double predictedPerSecond,
      double measuredPerSecond,
      long sampleCount) {
    /// By how much the prediction misses, as a share of what was measured.
    double p99MissFraction() {
      return predictedP99Nanos / measuredP99Nanos - 1;
    }

    double throughputMissFraction() {
      return predictedPerSecond / measuredPerSecond - 1;
    }
  }

  static Verification of(OperatingPoint predicted, Measurement measured) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < predicted.levels().size(); i++) {
      ServiceLevel level = predicted.levels().get(i);
      DeploymentResult seen = measured.colocated().deployments().get(i);
      rows.add(
          new Row(
              Titles.of(predicted.combination().deployments().get(i)),
              level.p99Nanos(),
              Percentile.P99.of(seen.latency()),
              level.throughputPerSecond(),
              seen.throughputPerSecond(),
              seen.latency().sampleCount()));
    }
    return new Verification(
        rows, predicted.stp().mid(), measured.stp(), measured.colocated().provenance());
  }

  double stpMissFraction() {
    return predictedStp / measuredStp - 1;
  }
}
