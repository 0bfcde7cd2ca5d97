package io.optimum.workbench.cli.plan;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.profiling.VerifiedDeployment;
import io.optimum.workbench.profiling.VerifiedDeployment.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A verified plan as a table, SLO by SLO.
final class VerifyText {
  private VerifyText() {}

  /// @param columns characters of a line of the table
  public static List<String> lines(
      List<VerifiedDeployment> verified, String device, long seed, int columns) {
    Table table =
        new Table(
            "engine",
            "GPU",
            "batch",
            "load",
            "served",
            "predicted p99",
            "measured p99",
            "error",
            "SLO",
            "n",
            "verdict");
    verified.forEach(each -> table.row(row(each)));
    List<String> lines = new ArrayList<>(table.lines(columns));
    lines.add("");
    lines.add(summary(verified));
    long few = verified.stream().filter(each -> !each.isCertain()).count();
    if (few > 0) {
      lines.add(
          "Of %d deployments fewer than %d latencies were counted: their p99 is uncertain, and of fewer than a hundred not told. Run longer with --seconds."
              .formatted(few, VerifiedDeployment.ENOUGH_SAMPLES));
    }
    lines.add(
        "Measured p99 %s on device %s, seed %d; inputs batched as soon as a context is idle."
            .formatted(verified.getFirst().provenance().word(), device, seed));
    return lines;
  }

  private static String summary(List<VerifiedDeployment> verified) {
    long slos = verified.stream().filter(each -> each.planned().sloP99Nanos() > 0).count();
    long held = verified.stream().filter(each -> each.verdict() == Verdict.HELD).count();
    double error =
        verified.stream()
            .filter(each -> each.verdict() != Verdict.OVERLOADED)
            .flatMapToDouble(each -> each.errorFraction().stream())
            .map(Math::abs)
            .average()
            .orElse(Double.NaN);
    return String.format(
        Locale.ROOT,
        "%s; mean error of the predicted p99 %s.",
        slos == 0 ? "No SLO was set" : "%d of %d SLOs held".formatted(held, slos),
        Double.isNaN(error) ? "unknown" : Text.percent(error));
  }

  private static String[] row(VerifiedDeployment each) {
    double asked = each.arrivals().meanRatePerSecond();
    return new String[] {
      each.planned().deployment().engine().value(),
      "%d, %s".formatted(each.ordinal(), each.gpu()),
      String.valueOf(each.planned().deployment().batchSize()),
      each.arrivals() instanceof ArrivalProcess.ClosedLoop ? "saturating" : Text.perSecond(asked),
      Text.perSecond(each.measured().throughputPerSecond()),
      Text.millis(each.planned().predictedP99Nanos()),
      Text.millis(Percentile.P99.of(each.measured().latency())),
      each.errorFraction().stream().mapToObj(Text::signedPercent).findFirst().orElse(Text.UNKNOWN),
      each.planned().sloP99Nanos() == 0 ? "none" : Text.millis(each.planned().sloP99Nanos()),
      String.valueOf(each.measured().latency().sampleCount()),
      switch (each.verdict()) {
        case HELD -> "held";
        case MISSED -> "missed";
        case OVERLOADED -> "overloaded";
        case NO_SLO -> "no SLO";
      }
    };
  }
}
