package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// Errors on combinations that the predictor has not seen, with the baselines beside.
final class ErrorPanel extends StackPane {
  private final Label summary = new Label();
  private final DataTable<Map.Entry<String, PredictionError>> table =
      new DataTable<>("Held-out errors", columns());

  ErrorPanel(DegradationViewModel model) {
    summary.setId("error-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    summary.getStyleClass().add("hint");
    table.setId("errors-table");
    getChildren().add(new Panel("Errors on held-out combinations", summary, table));
    model.comparisonProperty().subscribe(this::show);
  }

  private void show(Comparison comparison) {
    table
        .rows()
        .setAll(
            comparison
                .report()
                .map(each -> List.copyOf(each.errors().entrySet()))
                .orElse(List.of()));
    summary.setText(
        comparison
            .report()
            .map(ErrorPanel::describe)
            .orElse(
                ("In use: %s, not trained. Its mean error on everything measured is %s."
                        + " Train for a learned one.")
                    .formatted(
                        comparison.predictor(), Format.fraction(comparison.mapeFraction()))));
  }

  private static String describe(PredictorReport report) {
    return ("In use: %s. Split: %s. Trained on %s rows, held out %s."
            + " %s of held-out slowdowns lie inside their interval.")
        .formatted(
            report.chosen(),
            report.split(),
            Format.count(report.trainingRows()),
            Format.count(report.heldOutRows()),
            Format.fraction(report.coverageFraction()));
  }

  private static List<DataColumn<Map.Entry<String, PredictionError>>> columns() {
    return List.of(
        DataColumn.text("Predictor", Map.Entry::getKey),
        DataColumn.number("Mean", row -> row.getValue().mapeFraction(), Format::fraction),
        DataColumn.number("p95", row -> row.getValue().p95Fraction(), Format::fraction),
        DataColumn.number("R²", row -> row.getValue().rSquared(), Format::number),
        DataColumn.number("τ", row -> row.getValue().kendallTau(), Format::number),
        DataColumn.number("Skill", row -> row.getValue().skillFraction(), Format::fraction));
  }
}
