package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.line.Curve;
import io.optimum.workbench.ui.chart.line.LineData;
import io.optimum.workbench.ui.chart.line.LineView;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.fx.FrameSource;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import javafx.scene.layout.StackPane;

/// What the best is worth so far while a search goes on, taken once per frame.
final class SearchPanel extends StackPane {
  private final PlanViewModel model;
  private final LineView chart = new LineView(data(List.of()));
  private int drawn = -1;

  SearchPanel(PlanViewModel model) {
    this.model = model;
    chart.setId("best-so-far");
    chart.setCaption(this::caption);
    chart.setPrefHeight(150);
    chart.setMinHeight(120);
    getChildren().add(new Panel("Best so far", chart));
    managedProperty().bind(visibleProperty());
    model.busyProperty().subscribe(busy -> setVisible(busy || model.best().size() > 0));
    FrameSource frames = FrameSource.attach(this, this::follow);
    model.best().wakes(frames::wake);
  }

  private boolean follow() {
    int now = model.best().size();
    boolean moved = now != drawn;
    if (moved) {
      drawn = now;
      chart.dataProperty().set(data(model.best().snapshot()));
    }
    return moved;
  }

  private Caption caption() {
    List<PlanViewModel.Best> best = model.best().snapshot();
    return best.isEmpty()
        ? Caption.NONE
        : new Caption(
            "Search of a plan, seed " + model.settingsProperty().get().seed(),
            "predicted",
            Format.counted(best.getLast().evaluations(), "candidate") + " judged");
  }

  private static LineData data(List<PlanViewModel.Best> best) {
    double[] x = best.stream().mapToDouble(PlanViewModel.Best::evaluations).toArray();
    double[] y = best.stream().mapToDouble(PlanViewModel.Best::value).toArray();
    return new LineData(
        Quantity.number("Candidates judged"),
        best.isEmpty() ? Quantity.number("") : quantity(best.getLast().objective()),
        best.isEmpty() ? List.of() : List.of(new Curve("best so far", 0, x, y, true)),
        "Searching…");
  }

  private static Quantity quantity(Objective objective) {
    return switch (objective) {
      case HIGHEST_STP -> Quantity.number("Weighted STP per GPU");
      case FEWEST_GPUS -> Quantity.number("GPUs");
      case MOST_GOODPUT -> Quantity.perSecond("Weighted goodput");
    };
  }
}
