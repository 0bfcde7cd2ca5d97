package io.optimum.workbench.ui.control;

import java.util.function.DoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// A slider with its name and its value in words. The value follows every movement, for live
/// answers; [#onHold] tells the movements of one drag from the next, for undo.
public final class SliderField extends VBox {
  /// Between the name and the value.
  private static final double GAP = 8;

  private final Slider slider;
  private final BooleanProperty held = new SimpleBooleanProperty(this, "held");

  /// What can be chosen.
  ///
  /// @param least value at the left
  /// @param most value at the right
  /// @param step distance of neighbouring values; 0 = any
  public record Range(double least, double most, double step) {}

  /// @param print prints the value with its unit
  public SliderField(String name, Range range, double initial, DoubleFunction<String> print) {
    getStyleClass().add("slider-field");
    slider = new Slider(range.least(), range.most(), initial);
    slider.setAccessibleText(name);
    slider.setBlockIncrement(range.step() > 0 ? range.step() : span(range) / 20);
    if (range.step() > 0) {
      slider.setMajorTickUnit(range.step());
      slider.setMinorTickCount(0);
      slider.setSnapToTicks(true);
    }
    Label title = new Label(name);
    title.setLabelFor(slider);
    Label words = new Label();
    words.getStyleClass().add("value");
    words.setMinWidth(USE_PREF_SIZE);
    BorderPane.setMargin(words, new Insets(0, 0, 0, GAP));
    slider.valueProperty().subscribe(v -> words.setText(print.apply(v.doubleValue())));
    getChildren().addAll(new BorderPane(null, null, words, null, title), slider);
    held.bind(slider.valueChangingProperty().or(slider.pressedProperty()));
  }

  /// Follows every movement.
  public DoubleProperty valueProperty() {
    return slider.valueProperty();
  }

  /// What it changes while the mouse holds it belongs together. Releases of the mouse cannot be
  /// listened to instead, for the thumb takes them.
  ///
  /// @param begin when the mouse takes hold of it
  /// @param end when it lets go
  public void onHold(Runnable begin, Runnable end) {
    held.subscribe((_, now) -> (now ? begin : end).run());
  }

  private static double span(Range range) {
    return range.most() - range.least();
  }
}
