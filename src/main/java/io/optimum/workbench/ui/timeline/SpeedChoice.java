package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.style.Format;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Chooses how fast a run passes; it cannot be chosen where the device has its own time.
final class SpeedChoice extends StackPane {
  static final String REAL_TIME =
      "A real GPU runs in real time; only recordings play at this speed."
          + " To change it, choose the simulated GPU";

  /// Device time per wall time, from a thousandfold slow motion to real time.
  private static final List<Double> SPEEDS = List.of(0.001, 0.005, 0.02, 0.1, 1.0);

  private final ComboBox<Double> choice = new ComboBox<>();

  /// @param speed device time per wall time
  /// @param realGpu whether runs go on a real GPU
  SpeedChoice(DoubleProperty speed, ObservableValue<Boolean> realGpu) {
    choice.setId("run-speed");
    choice.setAccessibleText("Speed of the run");
    choice.getItems().setAll(SPEEDS);
    choice.setValue(speed.get());
    choice.setConverter(new SpeedWords());
    choice.setMinWidth(Region.USE_PREF_SIZE);
    choice.valueProperty().subscribe(chosen -> speed.set(chosen));
    getChildren().add(choice);
    // What is disabled shows no tooltip: what is around it does.
    Tooltip reason = new Tooltip(REAL_TIME);
    realGpu.subscribe(real -> {
      choice.setDisable(real);
      choice.setAccessibleHelp(real ? REAL_TIME : null);
      if (real) {
        Tooltip.install(this, reason);
      } else {
        Tooltip.uninstall(this, reason);
      }
    });
  }

  private static final class SpeedWords extends StringConverter<Double> {
    @Override
    public String toString(@Nullable Double speed) {
      if (speed == null) {
        return "";
      }
      return speed >= 1 ? "real time" : Format.count(Math.round(1 / speed)) + "× slower";
    }

    @Override
    public Double fromString(String text) {
      throw new UnsupportedOperationException("Speeds are chosen, not typed.");
    }
  }
}
