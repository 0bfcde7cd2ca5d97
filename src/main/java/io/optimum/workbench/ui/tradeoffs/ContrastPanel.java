package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.EmptyState;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The settings kept as A beside those now, B, knob by knob.
final class ContrastPanel extends StackPane {
  private final TradeoffsViewModel model;
  private final DataTable<Contrast.Row> table =
      new DataTable<>(
          "Settings A and B",
          List.of(
              DataColumn.text("Number or knob", Contrast.Row::what),
              DataColumn.text("A, kept", Contrast.Row::a),
              DataColumn.text("B, now", Contrast.Row::b),
              DataColumn.text("Change", Contrast.Row::change)));
  private final VBox filled;
  private final EmptyState empty;

  ContrastPanel(TradeoffsViewModel model) {
    this.model = model;
    table.setId("contrast-table");
    VBox.setVgrow(table, Priority.ALWAYS);
    HBox tools = new HBox(keep("keep-a-again"), swap());
    tools.getStyleClass().add("filters");
    filled = new VBox(tools, table);
    filled.getStyleClass().add("rank-panel");
    empty =
        new EmptyState(
            "Nothing is kept to compare with",
            "Keep the settings as A, then move the sliders or turn a knob: B is what they are then,"
                + " and every difference is listed.",
            keep("keep-a"));
    model.keptProperty().subscribe(_ -> show());
    model.currentProperty().subscribe(_ -> show());
  }

  private void show() {
    OperatingPoint kept = model.keptProperty().get();
    OperatingPoint now = model.currentProperty().get();
    boolean both = kept != null && now != null;
    getChildren().setAll(both ? filled : empty);
    if (kept != null && now != null) {
      table.setCaption(() -> SettingsCaption.of(now, 2));
      table.rows().setAll(Contrast.of(kept, now).rows());
    }
  }

  private Button keep(String id) {
    Button keep = new Button("Keep as A");
    keep.setId(id);
    keep.setOnAction(_ -> model.keep());
    return keep;
  }

  private Button swap() {
    Button swap = new Button("Swap A and B");
    swap.setId("swap-a-b");
    swap.setOnAction(_ -> model.swap());
    return swap;
  }
}
