package io.optimum.workbench.cli.plan;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.plan.Yardstick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A plan as a table.
public final class PlanText {
  private static final String NOT_MEASURED = "not measured";

  private PlanText() {}

  /// @param columns characters of a line of the table
  public static List<String> lines(Plan plan, int columns) {
    Table table =
        new Table(
            "GPU and engine", "batch", "slowdown predicted", "measured", "n", "p99", "SLO", "STP");
    plan.gpus().forEach(gpu -> rows(table, gpu));
    List<String> lines = new ArrayList<>(table.lines(columns));
    lines.add("");
    lines.add(
        "STP per GPU %.2f (%s) against %.2f with one engine per GPU: %+.1f %%."
            .formatted(
                plan.stp(),
                plan.provenance().word(),
                plan.baselineStp(),
                (plan.stp() / plan.baselineStp() - 1) * 100));
    plan.yardsticks().stream().map(PlanText::yardstick).forEach(lines::add);
    lines.add(
        String.format(
            Locale.ROOT,
            "Search overhead: %s measured, %.1f s of device time, %.1f s of wall" + " time.",
            Text.counted(plan.searchOverhead().combinationsMeasured(), "combination"),
            plan.searchOverhead().deviceSeconds(),
            plan.searchOverhead().wallSeconds()));
    return lines;
  }

  private static String yardstick(Yardstick each) {
    return "Yardstick: %s: STP per GPU %.2f on %s (%s), SLOs and demand %s."
        .formatted(
            each.name(),
            each.stpPerGpu(),
            Text.counted(each.gpus(), "GPU"),
            each.provenance().word(),
            each.kept());
  }

  private static void rows(Table table, PlannedGpu gpu) {
    Double stp = gpu.measuredStp();
    Provenance on = gpu.measuredOn();
    table.row(
        "GPU %d, %s".formatted(gpu.ordinal(), gpu.gpu()),
        "",
        "",
        on == null ? "" : on.word(),
        "",
        "",
        "",
        stp == null
            ? String.format(Locale.ROOT, "%.2f predicted", gpu.predictedStp().mid())
            : String.format(Locale.ROOT, "%.2f (%.2f predicted)", stp, gpu.predictedStp().mid()));
    gpu.deployments().forEach(each -> row(table, each));
  }

  private static void row(Table table, PlannedDeployment planned) {
    Double p99 = planned.measuredP99Nanos();
    Sampling.Counted counted = planned.counted();
    table.row(
        "  " + planned.deployment().engine(),
        String.valueOf(planned.deployment().batchSize()),
        Text.times(planned.predictedSlowdown()),
        slowdown(planned.measuredSlowdown(), counted),
        counted == null ? "" : String.valueOf(counted.latencies()),
        p99 == null ? Text.millis(planned.predictedP99Nanos()) + " predicted" : Text.millis(p99),
        planned.sloP99Nanos() == 0 ? "none" : Text.millis(planned.sloP99Nanos()),
        "");
  }

  private static String slowdown(@Nullable Double measured, Sampling.@Nullable Counted counted) {
    if (measured == null) {
      return NOT_MEASURED;
    }
    return counted == null
        ? Text.times(measured)
        : String.format(
            Locale.ROOT, "%s ± %.2f", Text.times(measured), counted.slowdownHalfWidth());
  }
}
