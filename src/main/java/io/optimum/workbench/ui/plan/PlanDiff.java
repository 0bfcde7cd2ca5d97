package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.strategy.Knob;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What differs between two plans: their totals, then every engine that has another GPU, other
/// neighbours or other settings.
///
/// @param rows one per total and per engine that changed
record PlanDiff(List<Row> rows) {
  PlanDiff {
    rows = List.copyOf(rows);
  }

  record Row(String what, String before, String now) {}

  static PlanDiff of(Plan before, Plan now) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("STP per GPU", stp(before), stp(now)));
    rows.add(new Row("GPUs", Format.count(before.gpus().size()), Format.count(now.gpus().size())));
    Map<EngineId, String> from = seats(before);
    Map<EngineId, String> to = seats(now);
    to.forEach((engine, seat) -> {
      String was = from.getOrDefault(engine, "not planned");
      if (!was.equals(seat)) {
        rows.add(new Row(engine.value(), was, seat));
      }
    });
    from.forEach((engine, seat) -> {
      if (!to.containsKey(engine)) {
        rows.add(new Row(engine.value(), seat, "not planned"));
      }
    });
    return new PlanDiff(rows);
  }

  private static String stp(Plan plan) {
    return Format.number(plan.stp()) + ", " + Format.provenance(plan.provenance());
  }

  /// Where each engine is, in words that are the same when nothing about it changed. What is most
  /// likely to differ comes first: a table leaves out the middle.
  private static Map<EngineId, String> seats(Plan plan) {
    Map<EngineId, String> seats = new TreeMap<>();
    for (PlannedGpu gpu : plan.gpus()) {
      for (PlannedDeployment each : gpu.deployments()) {
        seats.merge(each.deployment().engine(), seat(gpu, each), (a, b) -> a + "; " + b);
      }
    }
    return seats;
  }

  private static String seat(PlannedGpu gpu, PlannedDeployment each) {
    String beside =
        gpu.deployments().stream()
            .map(PlannedDeployment::deployment)
            .filter(other -> !other.equals(each.deployment()))
            .map(other -> other.engine().value())
            .sorted()
            .collect(Collectors.joining(", "));
    return "batch %d%s %s, on %s"
        .formatted(
            each.deployment().batchSize(),
            Knob.turned(each.deployment()),
            beside.isEmpty() ? "alone" : "beside " + beside,
            gpu.gpu());
  }
}
