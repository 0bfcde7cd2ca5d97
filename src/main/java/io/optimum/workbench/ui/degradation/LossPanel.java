package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.line.Curve;
import io.optimum.workbench.ui.chart.line.LineData;
import io.optimum.workbench.ui.chart.line.LineView;
import io.optimum.workbench.ui.fx.FrameSource;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import javafx.scene.layout.StackPane;

/// The loss while training goes on, taken once per frame.
final class LossPanel extends StackPane {
  private final Training training;
  private final LineView chart = new LineView(data(List.of()));
  private int drawn;

  LossPanel(Training training) {
    this.training = training;
    chart.setId("losses");
    chart.setCaption(this::caption);
    getChildren().add(chart);
    FrameSource frames = FrameSource.attach(this, this::follow);
    training.losses().wakes(frames::wake);
  }

  private boolean follow() {
    int now = training.losses().size();
    boolean moved = now != drawn;
    if (moved) {
      drawn = now;
      chart.dataProperty().set(data(training.losses().snapshot()));
    }
    return moved;
  }

  private Caption caption() {
    List<Training.Loss> losses = training.losses().snapshot();
    return losses.isEmpty()
        ? Caption.NONE
        : new Caption(
            "Training of the slowdown predictor",
            "computed while it learned",
            "mean of %s, %s"
                .formatted(
                    count(losses, Training.Loss::network, "network"),
                    count(losses, Training.Loss::epoch, "epoch")));
  }

  private static String count(
      List<Training.Loss> losses, ToIntFunction<Training.Loss> what, String thing) {
    return Format.counted(losses.stream().mapToInt(what).distinct().count(), thing);
  }

  /// Mean over the networks, epoch by epoch; an epoch counts with the networks that reached it.
  private static LineData data(List<Training.Loss> losses) {
    Map<Integer, List<Training.Loss>> byEpoch = new TreeMap<>();
    losses.forEach(each -> byEpoch.computeIfAbsent(each.epoch(), _ -> new ArrayList<>()).add(each));
    List<Double> train = new ArrayList<>();
    List<Double> validation = new ArrayList<>();
    byEpoch
        .values()
        .forEach(each -> {
          train.add(mean(each, true));
          validation.add(mean(each, false));
        });
    return new LineData(
        Quantity.number("Epoch"),
        Quantity.number("Huber loss").logarithmic(),
        losses.isEmpty()
            ? List.of()
            : List.of(Curve.byStep("training", 0, train), Curve.byStep("held out", 1, validation)),
        "Press Train to draw the loss here; the networks that only judge learn first");
  }

  private static double mean(List<Training.Loss> losses, boolean training) {
    return losses.stream()
        .mapToDouble(each -> training ? each.training() : each.validation())
        .average()
        .orElse(Double.NaN);
  }
}
