package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.bar.StacksData;
import io.optimum.workbench.ui.chart.bar.StacksView;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;

/// The GPUs of a plan as bins: how much of the work of a GPU of its own each engine does. A click
/// leads to the engine below.
final class BinsPanel {
  private BinsPanel() {}

  /// @param below where the engines' boxes are
  static Panel of(Plan plan, Node below) {
    StacksView bins = new StacksView(data(plan));
    bins.setId("gpu-bins-chart");
    bins.setCaption(() -> caption(plan));
    bins.setPrefHeight(210);
    bins.setMinHeight(160);
    bins.chosenProperty()
        .subscribe(place -> {
          Node box =
              place == null
                  ? null
                  : below.lookup("#engine-%d-%d".formatted(place.stack(), place.part()));
          if (box != null) {
            box.requestFocus();
          }
        });
    return new Panel("Work per GPU, by engine", bins);
  }

  /// An engine that was measured stands with what was measured of it.
  private static Caption caption(Plan plan) {
    List<PlannedDeployment> all =
        plan.gpus().stream().flatMap(gpu -> gpu.deployments().stream()).toList();
    long measured = all.stream().filter(each -> each.measuredSlowdown() != null).count();
    String seen =
        plan.gpus().stream()
            .flatMap(gpu -> Stream.ofNullable(gpu.measuredOn()))
            .map(Provenance::word)
            .distinct()
            .collect(Collectors.joining(", "));
    return new Caption(
        "Work per GPU, by engine",
        seen.isEmpty() ? "predicted" : "predicted; where measured, " + seen,
        "%s, %s of them measured"
            .formatted(Format.counted(all.size(), "deployment"), Format.count(measured)));
  }

  static StacksData data(Plan plan) {
    List<StacksData.Stack> stacks = new ArrayList<>();
    for (PlannedGpu gpu : plan.gpus()) {
      List<StacksData.Part> parts = new ArrayList<>();
      for (int i = 0; i < gpu.deployments().size(); i++) {
        PlannedDeployment each = gpu.deployments().get(i);
        parts.add(new StacksData.Part(Titles.of(each.deployment()), i, 1 / slowdown(each)));
      }
      stacks.add(new StacksData.Stack("GPU " + gpu.ordinal(), parts));
    }
    return new StacksData(
        Quantity.number("Share of its solo speed"),
        stacks,
        OptionalDouble.of(plan.baselineStp()),
        "one engine per GPU",
        "No GPU is used");
  }

  private static double slowdown(PlannedDeployment each) {
    Double measured = each.measuredSlowdown();
    return measured == null ? each.predictedSlowdown().mid() : measured;
  }
}
