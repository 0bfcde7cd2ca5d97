package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.Knob;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.scatter.Mark;
import io.optimum.workbench.ui.chart.scatter.ScatterData;
import io.optimum.workbench.ui.chart.scatter.ScatterView;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Every setting predicted, the front of those worth having, the settings now and those before. A
/// click takes a setting.
final class ParetoPanel extends StackPane {
  private static final int FRONT = 0;
  private static final int OTHER = 1;
  private static final int NOW = 2;
  private static final int LIMITED = 3;
  private static final int BEFORE = 4;
  private static final List<String> SERIES =
      List.of("best settings", "other settings", "now", "best under the limit", "before");

  private final TradeoffsViewModel model;
  private final ScatterView chart =
      new ScatterView(
          ScatterData.of(Quantity.ratio(""), Quantity.perSecond(""), List.of(), List.of()));
  private final Label explored = new Label();
  private Known known = Known.of(null);
  private List<OperatingPoint> drawn = List.of();
  private boolean drawing;

  ParetoPanel(TradeoffsViewModel model) {
    this.model = model;
    chart.setId("pareto");
    chart.setCaption(this::caption);
    explored.setId("explored");
    explored.getStyleClass().add("hint");
    getChildren()
        .add(new Panel("Worst p99 latency against goodput, predicted", chart).withTools(explored));
    model.explorationProperty().subscribe(this::know);
    model.busyProperty().subscribe(_ -> say());
    model.currentProperty().subscribe(_ -> draw());
    model.previousProperty().subscribe(_ -> draw());
    model.limitProperty().subscribe(_ -> draw());
    chart.selectedProperty().subscribe(index -> take(index.intValue()));
  }

  private Caption caption() {
    OperatingPoint now = model.currentProperty().get();
    return now == null ? Caption.NONE : SettingsCaption.of(now, known.points().size());
  }

  private void take(int index) {
    if (!drawing && index >= 0 && index < drawn.size()) {
      model.take(drawn.get(index));
    }
  }

  private void know(@Nullable Exploration found) {
    known = Known.of(found);
    say();
    draw();
  }

  private void say() {
    Exploration found = model.explorationProperty().get();
    boolean busy = model.busyProperty().get();
    explored.setText(found != null ? words(found) : busy ? "exploring settings…" : "not explored");
  }

  /// Under a demand that all settings serve, the fastest is the best. Those that do not keep up
  /// have no p99 and so no place.
  static String words(Exploration found) {
    String settings = Format.counted(found.points().size(), "setting");
    long drawn = found.points().stream().filter(ParetoPanel::isFinite).count();
    if (drawn == 0) {
      return settings + " predicted; none meets the demand";
    }
    String predicted =
        drawn == found.points().size()
            ? settings + " predicted"
            : "%s of %s keep up and are drawn".formatted(Format.count(drawn), settings);
    return found.points().size() > 1 && found.front().points().size() == 1
        ? predicted + "; one is best in both, wherever the slider is"
        : predicted;
  }

  private void draw() {
    OperatingPoint now = model.currentProperty().get();
    if (now == null) {
      return;
    }
    drawing = true;
    Optional<OperatingPoint> best = model.limitProperty().get().best();
    drawn = new ArrayList<>(known.points);
    List<Mark> marks = new ArrayList<>(known.marks);
    best.ifPresent(each -> {
      drawn.add(each);
      marks.add(mark(each, LIMITED));
    });
    if (isFinite(now)) {
      drawn.add(now);
      marks.add(mark(now, NOW));
    }
    chart.dataProperty().set(data(marks, marks.size() - known.marks.size()));
    chart.selectedProperty().set(isFinite(now) ? drawn.size() - 1 : -1);
    drawing = false;
  }

  private ScatterData data(List<Mark> marks, int moving) {
    ScatterData data =
        ScatterData.of(
                Quantity.ratio(limitName()).logarithmic(),
                Quantity.perSecond("Goodput"),
                SERIES,
                marks)
            .withFront(IntStream.range(known.frontStart, known.points.size()).boxed().toList())
            .withMoving(moving);
    if (model.allHaveSlo()) {
      data = data.withLimitX(1);
    }
    OperatingPoint before = model.previousProperty().get();
    if (before != null && isFinite(before)) {
      data = data.withGhost(mark(before, BEFORE));
    }
    return data;
  }

  private String limitName() {
    return model.allHaveSlo()
        ? "Worst p99 over its SLO"
        : "Worst p99 over its limit (the SLO, or the engine alone at its fastest)";
  }

  private static boolean isFinite(OperatingPoint point) {
    return Double.isFinite(point.latencyRatio().mid());
  }

  /// Batch sizes, and the other knobs where they are turned.
  static String label(Combination combination) {
    return combination.deployments().stream().map(Knob::label).collect(Collectors.joining("; "));
  }

  private static Mark mark(OperatingPoint point, int series) {
    String label = label(point.combination());
    return series == NOW
        ? new Mark(point.latencyRatio(), point.goodputPerSecond(), series, label)
        : Mark.at(point.latencyRatio().mid(), point.goodputPerSecond().mid(), series, label);
  }

  /// What stays while the sliders move: the other points, then the front.
  private record Known(List<OperatingPoint> points, List<Mark> marks, int frontStart) {
    static Known of(@Nullable Exploration found) {
      if (found == null) {
        return new Known(List.of(), List.of(), 0);
      }
      Set<OperatingPoint> best = Set.copyOf(found.front().points());
      List<OperatingPoint> points = new ArrayList<>();
      found.points().stream()
          .filter(each -> isFinite(each) && !best.contains(each))
          .forEach(points::add);
      int frontStart = points.size();
      found.front().points().stream().filter(ParetoPanel::isFinite).forEach(points::add);
      List<Mark> marks = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        marks.add(mark(points.get(i), i < frontStart ? OTHER : FRONT));
      }
      return new Known(points, marks, frontStart);
    }
  }
}
