package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.ui.control.QuantityField;
import io.optimum.workbench.ui.style.Format;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A latency limit to type; the best settings under it are lit on the chart and can be taken.
final class LimitField extends VBox {
  private final Label answer = new Label();
  private final Button take = new Button("Take it");

  LimitField(TradeoffsViewModel model) {
    getStyleClass().add("limit-field");
    Label title = new Label("Every p99 under");
    title.setMinWidth(USE_PREF_SIZE);
    QuantityField field =
        new QuantityField(
                "Limit of every p99, empty = none", 0, new QuantityField.Bounds("ms", 0, 1e12, 1e6))
            .emptyAs("none");
    field.setId("latency-limit");
    field.valueProperty().subscribe(v -> model.limitNanosProperty().set(v.doubleValue()));
    take.setId("take-limit");
    take.setMinWidth(USE_PREF_SIZE);
    take.setOnAction(_ -> model.limitProperty().get().best().ifPresent(model::take));
    answer.setId("limit-answer");
    answer.setMinWidth(0);
    HBox line = new HBox(title, field, take);
    line.getStyleClass().add("filters");
    getChildren().addAll(line, answer);
    model.limitProperty().subscribe(this::show);
  }

  private void show(LatencyLimit limit) {
    take.setDisable(limit.best().isEmpty());
    answer.getStyleClass().setAll("label", limit.isMissed() ? "problem" : "hint");
    answer.setText(
        limit.isMissed()
            ? "Nothing keeps that; the least is " + Format.nanos(limit.lowestNanos()) + "."
            : limit
                .best()
                .map(best ->
                    "Best: %s, worst p99 %s"
                        .formatted(
                            Format.perSecond(best.goodputPerSecond().mid()),
                            Format.nanos(LatencyLimit.worstP99Nanos(best))))
                .orElse("Type a limit to light the best settings under it."));
  }
}
