package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// By how much the prediction of the settings misses what was measured.
final class VerificationPanel extends StackPane {
  private final DataTable<Verification.Row> table =
      new DataTable<>(
          "Predicted and measured settings",
          List.of(
              DataColumn.text("Engine", Verification.Row::name),
              DataColumn.nanos("Predicted p99", Verification.Row::predictedP99Nanos),
              DataColumn.nanos("Measured p99", Verification.Row::measuredP99Nanos),
              DataColumn.fraction("Miss", Verification.Row::p99MissFraction),
              DataColumn.perSecond("Predicted throughput", Verification.Row::predictedPerSecond),
              DataColumn.perSecond("Measured throughput", Verification.Row::measuredPerSecond),
              DataColumn.fraction("Throughput miss", Verification.Row::throughputMissFraction),
              DataColumn.number("n", Verification.Row::sampleCount, Format::number)));
  private final Label summary = new Label();
  private final ProvenanceBadge badge = new ProvenanceBadge();
  private final VBox filled;
  private final EmptyState empty =
      new EmptyState(
          "These settings are predicted, not measured",
          "Measure settings runs them, keeps the measurement, and shows by how much the prediction"
              + " misses.");

  VerificationPanel(TradeoffsViewModel model) {
    table.setId("verification-table");
    summary.setId("verification-summary");
    VBox.setVgrow(table, Priority.ALWAYS);
    HBox line = new HBox(summary, badge);
    line.getStyleClass().add("figure-line");
    filled = new VBox(line, table);
    filled.getStyleClass().add("rank-panel");
    model.verifying().outcomeProperty().subscribe(this::show);
  }

  private void show(@Nullable Verification seen) {
    getChildren().setAll(seen == null ? empty : filled);
    if (seen != null) {
      table.rows().setAll(seen.rows());
      table.setCaption(() -> SettingsCaption.of(seen));
      badge.provenanceProperty().set(Optional.of(seen.provenance()));
      summary.setText(
          "STP %s predicted, %s measured: a miss of %s."
              .formatted(
                  Format.number(seen.predictedStp()),
                  Format.number(seen.measuredStp()),
                  Format.fraction(seen.stpMissFraction())));
    }
  }
}
