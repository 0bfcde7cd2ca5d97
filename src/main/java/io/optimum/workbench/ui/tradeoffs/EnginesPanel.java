package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.bar.Bar;
import io.optimum.workbench.ui.chart.bar.BarsData;
import io.optimum.workbench.ui.chart.bar.BarsView;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.session.Titles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// What the settings now mean for each engine, with the settings before as an outline.
final class EnginesPanel extends SplitPane {
  private final TradeoffsViewModel model;
  private final BarsView latency = new BarsView(empty());
  private final BarsView throughput = new BarsView(empty());

  EnginesPanel(TradeoffsViewModel model) {
    this.model = model;
    latency.setId("latency-bars");
    throughput.setId("throughput-bars");
    List.of(latency, throughput).forEach(each -> each.setCaption(this::caption));
    getItems()
        .addAll(
            new Panel("p99 latency per engine, predicted; red line: its SLO", latency),
            new Panel("Throughput per engine, predicted", throughput));
    model.currentProperty().subscribe(_ -> draw());
    model.previousProperty().subscribe(_ -> draw());
  }

  private Caption caption() {
    OperatingPoint now = model.currentProperty().get();
    return now == null ? Caption.NONE : SettingsCaption.of(now, 1);
  }

  private void draw() {
    OperatingPoint now = model.currentProperty().get();
    if (now == null) {
      return;
    }
    OperatingPoint before = model.previousProperty().get();
    latency
        .dataProperty()
        .set(
            new BarsData(
                Quantity.nanos("p99 latency"),
                limited(now, bars(now, before, ServiceLevel::p99Nanos)),
                "The demand cannot be met with these settings"));
    throughput
        .dataProperty()
        .set(
            new BarsData(
                Quantity.perSecond("Throughput"),
                bars(now, before, ServiceLevel::throughputPerSecond),
                "No throughput"));
  }

  static List<Bar> bars(
      OperatingPoint now, @Nullable OperatingPoint before, ToDoubleFunction<ServiceLevel> value) {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < now.levels().size(); i++) {
      double length = value.applyAsDouble(now.levels().get(i));
      String name = Titles.of(now.combination().deployments().get(i));
      Bar bar = Bar.of(name, i, Interval.exactly(length));
      if (before != null && before.levels().size() == now.levels().size()) {
        double earlier = value.applyAsDouble(before.levels().get(i));
        bar = Double.isFinite(earlier) ? bar.withBefore(earlier) : bar;
      }
      bars.add(bar);
    }
    return bars;
  }

  private List<Bar> limited(OperatingPoint now, List<Bar> bars) {
    List<Bar> limited = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      long limit = model.sloNanos(now.combination().deployments().get(i).engine());
      limited.add(limit > 0 ? bars.get(i).withLimit(limit) : bars.get(i));
    }
    return limited;
  }

  private static BarsData empty() {
    return new BarsData(Quantity.number(""), List.of(), "Nothing is chosen");
  }
}
