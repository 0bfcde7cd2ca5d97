package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.ui.control.QuantityField;
import java.util.function.DoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/// The demand of one engine in fields. They stay while its numbers change, so that the keys stay
/// where they are.
final class TargetFields {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double LEAST_NAME_WIDTH = 90;

  private final PlanViewModel model;
  private final Label name = new Label();
  private final Tooltip about = new Tooltip();
  private final QuantityField rate;
  private final QuantityField slo;
  private final QuantityField weight;
  private TargetRow shown;
  private boolean following;

  TargetFields(PlanViewModel model, TargetRow target) {
    this.model = model;
    shown = target;
    name.setText(target.engine().value());
    name.setMinWidth(LEAST_NAME_WIDTH);
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setTooltip(about);
    rate = field("Rate", new QuantityField.Bounds("/s", 0, 1e7, 1)).emptyAs("full");
    slo = field("SLO", new QuantityField.Bounds("ms", 0, 1e12, NANOS_PER_MILLI)).emptyAs("none");
    weight = field("Weight", new QuantityField.Bounds("", 0.001, 1000, 1));
    show(target);
    onChange(rate, value -> shown.withRate(value));
    onChange(slo, value -> shown.withSlo(Math.round(value)));
    onChange(weight, value -> shown.withWeight(value));
  }

  /// From left to right.
  Node[] nodes() {
    return new Node[] {name, rate, slo, weight};
  }

  /// Shows other numbers of the same engine.
  void show(TargetRow now) {
    following = true;
    shown = now;
    about.setText(now.engine() + ", arrivals: " + now.arrivals());
    rate.valueProperty().set(now.ratePerSecond());
    slo.valueProperty().set(now.target().sloP99Nanos());
    weight.valueProperty().set(now.target().weight());
    following = false;
  }

  private QuantityField field(String what, QuantityField.Bounds bounds) {
    QuantityField field = new QuantityField(what + " of " + shown.engine(), 0, bounds);
    field.setId(what.toLowerCase(java.util.Locale.ROOT) + "-" + shown.engine());
    return field;
  }

  private void onChange(QuantityField field, DoubleFunction<ServiceTarget> change) {
    field
        .valueProperty()
        .subscribe((_, value) -> {
          if (!following) {
            model.setTarget(change.apply(value.doubleValue()));
          }
        });
  }
}
