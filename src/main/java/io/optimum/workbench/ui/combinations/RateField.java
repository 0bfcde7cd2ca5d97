package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/// Poisson arrivals of an engine: inputs per second; empty is full load, a closed loop. The load
/// follows on Enter and when the field is left; what is no rate stays marked, and the load what it
/// was.
final class RateField extends TextField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
  private static final double MAX_PER_SECOND = 1e6;
  private final Choice choice;

  RateField(Choice choice) {
    this.choice = choice;
    setId("choice-rate-" + choice.engine().id());
    setPrefColumnCount(5);
    getStyleClass().add("small");
    setAccessibleText("Inputs per second of " + choice.engine().id());
    setTooltip(
        new Tooltip(
            "Inputs per second, arriving at random (Poisson) and batched as they wait. Empty ="
                + " full load: the next comes when the last is done (closed loop). A run that goes"
                + " on keeps the rates that it began with"));
    choice.loadProperty().subscribe(this::show);
    setOnAction(_ -> take());
    focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            take();
          }
        });
  }

  private void show(Load load) {
    setPromptText(
        switch (load.arrivals()) {
          case ArrivalProcess.ClosedLoop _, ArrivalProcess.Poisson _ -> "full";
          case ArrivalProcess.Constant _ -> "constant";
          case ArrivalProcess.Bursts _ -> "bursts";
          case ArrivalProcess.Recorded _ -> "recorded";
        });
    setText(
        load.arrivals() instanceof ArrivalProcess.Poisson poisson
            ? String.format(Locale.ROOT, "%.6g", poisson.ratePerSecond()).replaceAll("\\.?0+$", "")
            : "");
    pseudoClassStateChanged(WRONG, false);
  }

  private void take() {
    Load before = choice.loadProperty().get();
    boolean untouched =
        getText().isBlank() && !(before.arrivals() instanceof ArrivalProcess.Poisson);
    Optional<Load> typed = untouched ? Optional.of(before) : parse(getText().strip());
    pseudoClassStateChanged(WRONG, typed.isEmpty());
    typed.ifPresent(choice.loadProperty()::set);
  }

  private static Optional<Load> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(Load.closedLoop());
    }
    try {
      double rate = Double.parseDouble(text.replace(',', '.'));
      return rate > 0 && rate <= MAX_PER_SECOND
          ? Optional.of(
              Load.queued(new ArrivalProcess.Poisson(rate)).withBatching(Batching.atOnce()))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
