package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.option.LoadOptions;
import io.optimum.workbench.cli.option.LoadText;
import io.optimum.workbench.cli.terminal.Dashed;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.domain.run.RunConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A measurement as a table. Load, queue and drops have columns only where something arrives by
/// itself.
final class RunText {
  /// Below this share of what is asked, the difference is more than chance and the last batches.
  private static final double KEPT_UP = 0.9;

  private static final List<Percentile> SHOWN =
      List.of(Percentile.P50, Percentile.P99, Percentile.P999);

  private final Measurement measurement;
  private final List<Load> loads;
  private final boolean open;

  private RunText(Measurement measurement) {
    this.measurement = measurement;
    loads = measurement.colocated().request().loads();
    open = LoadOptions.anyOpen(loads);
  }

  public static List<String> lines(Measurement measurement) {
    RunText text = new RunText(measurement);
    List<String> lines = new ArrayList<>(text.table().lines());
    text.untold().ifPresent(lines::add);
    text.overloads().forEach(lines::add);
    lines.add(text.summary());
    text.conditions().ifPresent(lines::add);
    lines.addAll(measurement.colocated().doubts());
    return lines;
  }

  private Table table() {
    List<String> titles = new ArrayList<>(List.of("engine", "batch"));
    titles.addAll(
        open ? List.of("load", "solo mean", "mean", "queue") : List.of("solo mean", "mean"));
    titles.addAll(List.of("p50", "p99", "p99.9", "n", "throughput"));
    titles.addAll(open ? List.of("dropped", "slowdown") : List.of("slowdown"));
    Table table = new Table(titles.toArray(String[]::new));
    for (int i = 0; i < measurement.solo().size(); i++) {
      table.row(row(i).toArray(String[]::new));
    }
    return table;
  }

  private List<String> row(int index) {
    DeploymentResult result = measurement.colocated().deployments().get(index);
    List<String> cells = new ArrayList<>();
    cells.add(result.deployment().engine().value());
    cells.add(String.valueOf(result.deployment().batchSize()));
    if (open) {
      cells.add(LoadText.of(loads.get(index).arrivals()));
    }
    cells.add(Text.millis(measurement.solo().get(index).latency().meanNanos()));
    cells.add(Text.millis(result.latency().meanNanos()));
    if (open) {
      cells.add(Text.millis(result.meanQueueNanos()));
    }
    SHOWN.forEach(each -> cells.add(Text.millis(each.of(result.latency()))));
    cells.add(String.valueOf(result.latency().sampleCount()));
    cells.add(Text.perSecond(result.throughputPerSecond()));
    if (open) {
      cells.add(String.valueOf(result.dropped()));
    }
    cells.add(Text.times(measurement.slowdowns().get(index)));
    return cells;
  }

  private Optional<String> untold() {
    String reason =
        Percentile.reason(
            SHOWN,
            measurement.colocated().deployments().stream()
                .map(each -> each.latency().sampleCount())
                .toList());
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  /// A growing queue has no latency of its own: the numbers are those of the run's length.
  private List<String> overloads() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < loads.size(); i++) {
      DeploymentResult result = measurement.colocated().deployments().get(i);
      double asked = asked(loads.get(i).arrivals());
      if (loads.get(i).admission() == Admission.QUEUE
          && result.throughputPerSecond() < KEPT_UP * asked) {
        lines.add(
            "%s serves %s of %s: its queue grows, and its latency with the length of the run"
                .formatted(
                    result.deployment().engine(),
                    Text.perSecond(result.throughputPerSecond()),
                    Text.perSecond(asked)));
      }
    }
    return lines;
  }

  private static double asked(ArrivalProcess arrivals) {
    return switch (arrivals) {
      case ArrivalProcess.ClosedLoop _, ArrivalProcess.Recorded _ -> 0;
      case ArrivalProcess.Poisson poisson -> poisson.ratePerSecond();
      case ArrivalProcess.Constant constant -> constant.ratePerSecond();
      case ArrivalProcess.Bursts bursts -> bursts.meanRatePerSecond();
    };
  }

  private Optional<String> conditions() {
    return switch (measurement.colocated().conditions()) {
      case RunConditions.Observed seen ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "Board: SM clock %.0f MHz in the mean, %.0f at least; %.0f W; at most %.0f °C (%d"
                      + " samples)",
                  seen.meanSmClockHertz() / 1e6,
                  seen.leastSmClockHertz() / 1e6,
                  seen.meanPowerWatts(),
                  seen.maxTemperatureCelsius(),
                  seen.sampleCount()));
      case RunConditions.NotObserved none ->
          measurement.colocated().provenance().equals(Provenance.MEASURED)
              ? Optional.of("Board not watched: " + none.reason())
              : Optional.empty();
    };
  }

  private String summary() {
    return "STP %.2f, ANTT %.2f on %s, sharing %s, %s, seed %d"
        .formatted(
            measurement.stp(),
            measurement.antt(),
            measurement.gpu(),
            Dashed.of(measurement.combination().sharing()),
            measurement.colocated().provenance().word(),
            measurement.colocated().request().seed());
  }
}
