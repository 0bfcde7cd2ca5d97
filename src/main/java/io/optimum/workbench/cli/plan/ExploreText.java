package io.optimum.workbench.cli.plan;

import io.optimum.workbench.cli.terminal.Dashed;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.OperatingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `explore` prints.
final class ExploreText {
  private ExploreText() {}

  public static List<String> lines(Exploration explored, OperatingPoint chosen) {
    Table table = new Table("p99 / limit", "goodput", "engine", "settings", "p99");
    for (OperatingPoint point : explored.front().points()) {
      rows(table, point, point.equals(chosen));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add("Chosen (*), with the memory headroom of the project:");
    for (int i = 0; i < chosen.combination().size(); i++) {
      Deployment each = chosen.combination().deployments().get(i);
      lines.add(
          "  %s: %s, p99 %s"
              .formatted(each.engine(), settings(each), Text.millis(chosen.p99Nanos().get(i))));
    }
    lines.add(
        "%s on %s predicted by %s%s."
            .formatted(
                Text.counted(explored.points().size(), "setting"),
                explored.gpu().id(),
                chosen.prediction().predictor(),
                outside(explored)));
    lines.add("The limit is the SLO, or the least latency alone.");
    return lines;
  }

  private static void rows(Table table, OperatingPoint point, boolean chosen) {
    for (int i = 0; i < point.combination().size(); i++) {
      Deployment each = point.combination().deployments().get(i);
      table.row(
          i == 0 ? (chosen ? "* " : "  ") + ratio(point.latencyRatio()) : "",
          i == 0 ? Text.perSecond(point.goodputPerSecond().mid()) : "",
          each.engine().value(),
          settings(each),
          Text.millis(point.p99Nanos().get(i)));
    }
  }

  /// To three digits: with light loads and wide SLOs it is small.
  static String ratio(Interval of) {
    return String.format(Locale.ROOT, "%.3gx (%.3g to %.3g)", of.mid(), of.low(), of.high());
  }

  /// Batch and streams, and of the other settings those that are set.
  static String settings(Deployment of) {
    StringBuilder text =
        new StringBuilder(
            "batch %d, %s".formatted(of.batchSize(), Text.counted(of.streams(), "stream")));
    if (of.priority() != StreamPriority.NORMAL) {
      text.append(", %s priority".formatted(Dashed.of(of.priority())));
    }
    if (of.cudaGraph()) {
      text.append(", graph");
    }
    if (of.smShareFraction() < 1) {
      text.append(String.format(Locale.ROOT, ", %.0f %% of the SMs", 100 * of.smShareFraction()));
    }
    if (of.pacing() instanceof Pacing.TokenBucket(double perSecond)) {
      text.append(String.format(Locale.ROOT, ", at most %.1f batches/s", perSecond));
    }
    return text.toString();
  }

  private static String outside(Exploration explored) {
    long count =
        explored.front().points().stream()
            .filter(each -> each.prediction().outsideTraining())
            .count();
    return count == 0
        ? ""
        : "; %d of the %d shown outside the range seen in training"
            .formatted(count, explored.front().points().size());
  }
}
