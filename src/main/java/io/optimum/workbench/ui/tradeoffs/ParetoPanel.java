package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.ui.chart.Mark;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.ScatterData;
import io.optimum.workbench.ui.chart.ScatterView;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.session.Titles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.StackPane;

/// Every setting predicted, the front of those worth having, the settings now and those before. A
/// click takes a setting.
final class ParetoPanel extends StackPane {
  private static final int FRONT = 0;
  private static final int OTHER = 1;
  private static final int NOW = 2;

  private final TradeoffsViewModel model;
  private final ScatterView chart =
      new ScatterView(
          ScatterData.of(Quantity.ratio(""), Quantity.perSecond(""), List.of(), List.of()));
  private List<OperatingPoint> drawn = List.of();
  private boolean drawing;

  ParetoPanel(TradeoffsViewModel model) {
    this.model = model;
    chart.setId("pareto");
    getChildren().add(new Panel("Worst p99 latency against goodput, predicted", chart));
    model.explorationProperty().subscribe(_ -> draw());
    model.currentProperty().subscribe(_ -> draw());
    model.previousProperty().subscribe(_ -> draw());
    chart.selectedProperty().subscribe(index -> take(index.intValue()));
  }

  private void take(int index) {
    if (!drawing && index >= 0 && index < drawn.size()) {
      model.take(drawn.get(index));
    }
  }

  private void draw() {
    OperatingPoint now = model.currentProperty().get();
    if (now == null) {
      return;
    }
    drawing = true;
    List<Mark> marks = new ArrayList<>();
    drawn = points(now);
    Exploration known = model.explorationProperty().get();
    long front =
        known == null ? 0 : known.front().points().stream().filter(ParetoPanel::isFinite).count();
    int frontEnd = drawn.size() - 1;
    int frontStart = frontEnd - (int) front;
    for (int i = 0; i < drawn.size(); i++) {
      marks.add(mark(drawn.get(i), i == frontEnd ? NOW : i >= frontStart ? FRONT : OTHER));
    }
    chart.dataProperty().set(data(marks, IntStream.range(frontStart, frontEnd).boxed().toList()));
    chart.selectedProperty().set(isFinite(now) ? drawn.size() - 1 : -1);
    drawing = false;
  }

  private ScatterData data(List<Mark> marks, List<Integer> front) {
    ScatterData data =
        ScatterData.of(
                Quantity.ratio(limitName()).logarithmic(),
                Quantity.perSecond("Goodput"),
                List.of("best settings", "other settings", "now"),
                marks)
            .withFront(front);
    if (model.allHaveSlo()) {
      data = data.withLimitX(1);
    }
    OperatingPoint before = model.previousProperty().get();
    if (before != null && isFinite(before)) {
      data = data.withGhost(mark(before, NOW));
    }
    return data;
  }

  /// The other points, the front, and the settings now, which are drawn last, on top.
  private List<OperatingPoint> points(OperatingPoint now) {
    List<OperatingPoint> all = new ArrayList<>();
    Exploration known = model.explorationProperty().get();
    if (known != null) {
      List<OperatingPoint> front = known.front().points();
      known.points().stream()
          .filter(each -> isFinite(each) && !front.contains(each))
          .forEach(all::add);
      front.stream().filter(ParetoPanel::isFinite).forEach(all::add);
    }
    all.add(now);
    return all;
  }

  private String limitName() {
    return model.allHaveSlo()
        ? "Worst p99 over its SLO"
        : "Worst p99 over its limit (the SLO, or the engine alone at its fastest)";
  }

  private static boolean isFinite(OperatingPoint point) {
    return Double.isFinite(point.latencyRatio().high());
  }

  private static Mark mark(OperatingPoint point, int series) {
    String label = Titles.of(point.combination());
    return series == NOW
        ? new Mark(point.latencyRatio(), point.goodputPerSecond(), series, label)
        : Mark.at(point.latencyRatio().mid(), point.goodputPerSecond().mid(), series, label);
  }
}
