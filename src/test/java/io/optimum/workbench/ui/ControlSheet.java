package io.optimum.workbench.ui;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.Figure;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.control.QuantityField;
import io.optimum.workbench.ui.control.SliderField;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Every control of ours, with made-up numbers.
final class ControlSheet extends VBox {
  ControlSheet() {
    super(14);
    setPadding(new Insets(16));
    getStyleClass().add("root");
    getChildren().addAll(badges(), figures(), buttons(), fields(), table(), empty());
  }

  private static HBox badges() {
    HBox badges = new HBox(8);
    for (Provenance provenance :
        List.of(
            Provenance.MEASURED,
            Provenance.SIMULATED,
            new Provenance(Provenance.Source.SIMULATOR, true),
            Provenance.PREDICTED)) {
      ProvenanceBadge badge = new ProvenanceBadge();
      badge.provenanceProperty().set(Optional.of(provenance));
      badges.getChildren().add(badge);
    }
    return badges;
  }

  private static HBox figures() {
    Figure stp = new Figure("Predicted STP");
    stp.show("1.73", "1.42 to 2.01", Optional.of(Provenance.PREDICTED));
    Figure goodput = new Figure("Goodput");
    goodput.show("21 896 /s", "n = 429 inferences", Optional.of(Provenance.SIMULATED));
    Figure unknown = new Figure("Measured ANTT");
    unknown.show(Format.UNKNOWN, "not measured yet", Optional.empty());
    return new HBox(28, stp, goodput, unknown);
  }

  private static HBox buttons() {
    Button accent = new Button("Measure");
    accent.getStyleClass().add("accent");
    Button disabled = new Button("Stop");
    disabled.setDisable(true);
    ToggleButton on = new ToggleButton("Follow");
    on.setSelected(true);
    CheckBox tick = new CheckBox("CUDA graph");
    tick.setSelected(true);
    ComboBox<String> box = new ComboBox<>();
    box.getItems().add("a100-80gb-pcie");
    box.setValue("a100-80gb-pcie");
    return new HBox(10, accent, new Button("Watch live"), disabled, on, tick, box);
  }

  private static HBox fields() {
    QuantityField field =
        new QuantityField("Latency limit", 5e6, new QuantityField.Bounds("ms", 0, 1e9, 1e6));
    SliderField slider =
        new SliderField(
            "Streams",
            new SliderField.Range(1, 8, 1),
            3,
            value -> Format.number(value) + " streams");
    slider.setPrefWidth(320);
    return new HBox(28, field, slider);
  }

  private static DataTable<Interval> table() {
    DataTable<Interval> table =
        new DataTable<>(
            "Slowdowns",
            List.of(
                DataColumn.text("Engine", row -> "engine-" + row.mid()),
                DataColumn.number("Slowdown", Interval::mid, Format::slowdown),
                DataColumn.nanos("p99 latency", row -> row.mid() * 1e6)));
    table.rows().addAll(Interval.exactly(1.4), Interval.exactly(2.2), Interval.exactly(12.25));
    table.setPrefHeight(160);
    return table;
  }

  private static EmptyState empty() {
    return new EmptyState(
        "No engines yet",
        "Drop trtexec or TREx files here, or open a sample project to look around.",
        new Button("Open a sample"));
  }
}
