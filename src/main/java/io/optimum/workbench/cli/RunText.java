package io.optimum.workbench.cli;

import io.optimum.workbench.domain.DeploymentResult;
import io.optimum.workbench.domain.Measurement;
import java.util.ArrayList;
import java.util.List;

/// A measurement as a table.
final class RunText {
  private RunText() {}

  static List<String> lines(Measurement measurement) {
    String word = measurement.colocated().provenance().word();
    Table table =
        new Table(
            "engine",
            "batch",
            "solo mean",
            "mean",
            "p50",
            "p99",
            "p99.9",
            "n",
            "throughput",
            "slowdown");
    for (int i = 0; i < measurement.solo().size(); i++) {
      DeploymentResult result = measurement.colocated().deployments().get(i);
      table.row(
          result.deployment().engine().value(),
          String.valueOf(result.deployment().batchSize()),
          Text.millis(measurement.solo().get(i).latency().meanNanos()),
          Text.millis(result.latency().meanNanos()),
          Text.millis(result.latency().p50Nanos()),
          Text.millis(result.latency().p99Nanos()),
          Text.millis(result.latency().p999Nanos()),
          String.valueOf(result.latency().sampleCount()),
          Text.perSecond(result.throughputPerSecond()),
          Text.times(measurement.slowdowns().get(i)));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(
        "STP %.2f, ANTT %.2f on %s, %s, seed %d"
            .formatted(
                measurement.stp(),
                measurement.antt(),
                measurement.gpu(),
                word,
                measurement.colocated().request().seed()));
    return lines;
  }
}
