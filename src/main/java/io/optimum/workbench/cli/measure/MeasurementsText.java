package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.terminal.Dashed;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.serving.ServedLatency;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.domain.serving.ServedModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measurements as tables; what was not told is a dash.
final class MeasurementsText {
  private static final String NOT_TOLD = "-";

  private MeasurementsText() {}

  public static List<String> measured(List<Measurement> measurements) {
    if (measurements.isEmpty()) {
      return List.of();
    }
    Table table = new Table("combination", "GPU", "sharing", "slowdown", "STP", "n", "from");
    measurements.forEach(each ->
        table.row(
            each.combination().deployments().stream()
                .map(one -> one.engine() + " b" + one.batchSize())
                .collect(Collectors.joining(" + ")),
            each.gpu().value(),
            Dashed.of(each.combination().sharing()),
            each.slowdowns().stream().map(Text::times).collect(Collectors.joining(" ")),
            "%.2f".formatted(each.stp()),
            each.colocated().deployments().stream()
                .map(one -> String.valueOf(one.latency().sampleCount()))
                .collect(Collectors.joining(" ")),
            each.colocated().provenance().word()));
    return table.lines();
  }

  public static List<String> served(List<ServedMeasurement> served) {
    if (served.isEmpty()) {
      return List.of();
    }
    Table table =
        new Table(
            "served model",
            "together with",
            "batch",
            "clients",
            "instances",
            "throughput",
            "p99",
            "slowdown",
            "measured by");
    for (ServedMeasurement each : served) {
      for (int i = 0; i < each.models().size(); i++) {
        row(table, each, i, served);
      }
    }
    return table.lines();
  }

  private static void row(
      Table table, ServedMeasurement each, int index, List<ServedMeasurement> all) {
    ServedModel model = each.models().get(index);
    String others =
        IntStream.range(0, each.models().size())
            .filter(other -> other != index)
            .mapToObj(other -> each.models().get(other).model())
            .collect(Collectors.joining(", "));
    table.row(
        model.model(),
        others.isEmpty() ? "(alone)" : others,
        String.valueOf(model.batchSize()),
        told(Optional.ofNullable(model.concurrency()).map(String::valueOf)),
        told(Optional.ofNullable(model.instances()).map(String::valueOf)),
        Text.perSecond(model.throughputPerSecond()),
        told(model.latency(ServedLatency.P99).map(Text::millis)),
        told(each.slowdown(index, all).map(Text::times)),
        each.tool().label());
  }

  private static String told(Optional<String> value) {
    return value.orElse(NOT_TOLD);
  }
}
