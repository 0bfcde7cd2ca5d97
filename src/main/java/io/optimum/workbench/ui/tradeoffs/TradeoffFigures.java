package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.ui.control.Figure;
import io.optimum.workbench.ui.style.Format;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The settings now in four numbers.
final class TradeoffFigures extends HBox {
  private final Figure goodput = new Figure("Goodput");
  private final Figure stp = new Figure("STP");
  private final Figure slack = new Figure("Least SLO slack");
  private final Figure memory = new Figure("Device memory");

  TradeoffFigures(TradeoffsViewModel model) {
    getStyleClass().add("figures");
    goodput.setId("tradeoff-goodput");
    getChildren().addAll(goodput, stp, slack, memory);
    model.currentProperty().subscribe(now -> show(model, now));
  }

  private void show(TradeoffsViewModel model, @Nullable OperatingPoint now) {
    if (now == null) {
      return;
    }
    Optional<Provenance> from = Optional.of(Provenance.PREDICTED);
    goodput.show(
        Format.perSecond(now.goodputPerSecond().mid()),
        interval(now.goodputPerSecond(), Format::perSecond),
        from);
    stp.show(Format.number(now.stp().mid()), interval(now.stp(), Format::number), from);
    slack.show(slack(model, now), now.sustainable() ? "demand is met" : "demand is not met", from);
    memory.show(Format.bytes(now.memoryBytes()), "from the engine profiles", Optional.empty());
  }

  /// None where a queue grows without end: its p99 has no share of the SLO.
  private static String slack(TradeoffsViewModel model, OperatingPoint now) {
    return !model.hasSlo()
        ? "no SLO"
        : now.sustainable() ? Format.fraction(now.sloSlackFraction()) : "none";
  }

  private static String interval(Interval value, DoubleFunction<String> print) {
    return value.low() == value.high()
        ? "no interval"
        : Format.number(value.low()) + " to " + print.apply(value.high());
  }
}
