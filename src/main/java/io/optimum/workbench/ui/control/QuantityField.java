package io.optimum.workbench.ui.control;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A number to type, with its unit beside it. The value follows on Enter and when the field is
/// left; what is no number within the bounds stays in the field with advice below it, and the value
/// stays what it was. Escape brings the value back. Where zero stands for nothing asked, the field
/// is empty then and says so in words ([#emptyAs]); whoever clears it asks for nothing again.
public final class QuantityField extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final TextField input = new TextField();
  private final Label advice = new Label();
  private final DoubleProperty value = new SimpleDoubleProperty(this, "value");
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);
  private final Bounds bounds;
  private boolean zeroIsEmpty;

  /// What may be typed.
  ///
  /// @param unit shown beside the field, for example `ms`
  /// @param least smallest value
  /// @param most greatest value
  /// @param unitSize value of one unit: 1e6 for a field in milliseconds whose value is nanoseconds
  public record Bounds(String unit, double least, double most, double unitSize) {}

  /// @param name what the number is, for those who do not see the field
  public QuantityField(String name, double initial, Bounds bounds) {
    this.bounds = bounds;
    getStyleClass().add("quantity-field");
    input.setAccessibleText(bounds.unit().isEmpty() ? name : name + " in " + bounds.unit());
    input.setPrefColumnCount(7);
    Label unit = new Label(bounds.unit());
    unit.getStyleClass().add("unit");
    unit.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(6, input, unit);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    advice.getStyleClass().add("advice");
    advice.setWrapText(true);
    advice.managedProperty().bind(advice.visibleProperty());
    getChildren().addAll(row, advice);
    value.set(initial);
    value.subscribe(_ -> showValue());
    input.setOnAction(_ -> take());
    input.focusedProperty().subscribe(this::leave);
    input.setOnKeyPressed(event -> {
      if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE && !valid.get()) {
        showValue();
        event.consume();
      }
    });
  }

  /// Zero is shown as an empty field, and an empty field is zero.
  ///
  /// @param words stand in the empty field: what holds then, for example *any*
  public QuantityField emptyAs(String words) {
    zeroIsEmpty = true;
    input.setPromptText(words);
    showValue();
    return this;
  }

  /// In the internal unit, not the one that is shown.
  public DoubleProperty valueProperty() {
    return value;
  }

  /// Whether what is typed is the value.
  ReadOnlyBooleanProperty validProperty() {
    return valid.getReadOnlyProperty();
  }

  private void leave(boolean focused) {
    if (!focused) {
      take();
    }
  }

  private void take() {
    OptionalDouble typed = parse(input.getText());
    if (typed.isPresent()) {
      value.set(typed.getAsDouble());
      showValue();
    } else {
      mark(false);
    }
  }

  private OptionalDouble parse(String text) {
    if (zeroIsEmpty && text.isBlank()) {
      return OptionalDouble.of(0);
    }
    try {
      String number = text.strip().replace(bounds.unit, "").strip().replace(',', '.');
      double typed = Double.parseDouble(number) * bounds.unitSize;
      boolean within = typed >= bounds.least && typed <= bounds.most;
      return within ? OptionalDouble.of(typed) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  private void showValue() {
    input.setText(zeroIsEmpty && value.get() == 0 ? "" : print(value.get()));
    mark(true);
  }

  private void mark(boolean right) {
    valid.set(right);
    input.pseudoClassStateChanged(WRONG, !right);
    advice.setVisible(!right);
    DoubleFunction<String> printed = this::print;
    advice.setText(
        right
            ? ""
            : "Type a number from %s to %s %s."
                .formatted(printed.apply(bounds.least), printed.apply(bounds.most), bounds.unit));
  }

  private String print(double internal) {
    String text = String.format(Locale.ROOT, "%.4f", internal / bounds.unitSize);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
