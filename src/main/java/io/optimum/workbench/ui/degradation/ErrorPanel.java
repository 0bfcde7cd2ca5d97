package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.ui.chart.bar.HistogramView;
import io.optimum.workbench.ui.chart.line.LineView;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How good the predictor is: on combinations it has not seen, with the baselines beside; by part
/// of what was measured; how errors are spread; and whether its intervals are as wide as they
/// should be.
final class ErrorPanel extends TabPane {
  private final Label summary = new Label();
  private final DataTable<Map.Entry<String, PredictionError>> heldOut =
      new DataTable<>("Held-out errors", heldOutColumns());
  private final DataTable<ErrorGroup> splits = new DataTable<>("Errors by part", splitColumns());
  private final HistogramView histogram;
  private final LineView calibration;
  private final ServedTable served = new ServedTable();
  private final Tab losses;
  private @Nullable Tab before;

  /// @param loss drawn while training goes on
  ErrorPanel(DegradationViewModel model, Node loss) {
    losses = tab("losses", "Training", loss);
    Comparison now = model.comparisonProperty().get();
    histogram = new HistogramView(ErrorHistogram.of(now));
    calibration = new LineView(Calibration.data(now));
    List.of(histogram, calibration)
        .forEach(
            each -> each.setCaption(() -> ComparisonCaption.of(model.comparisonProperty().get())));
    summary.setId("error-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    summary.getStyleClass().add("hint");
    heldOut.setId("errors-table");
    splits.setId("splits-table");
    getTabs()
        .addAll(
            tab("held-out", "Held out", framed(summary, heldOut)),
            tab("splits", "By split", framed(splits)),
            tab("histogram", "Histogram", histogram),
            tab("calibration", "Intervals", calibration),
            losses,
            tab("served", "Served", framed(served.node())));
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    getStyleClass().add("small-tabs");
    model.comparisonProperty().subscribe(this::show);
    model.served().subscribe(served::show);
    model.training().busyProperty().subscribe((_, busy) -> follow(busy));
  }

  /// Shows the loss while training goes on, then again what was shown before, unless something else
  /// was chosen meanwhile.
  private void follow(boolean training) {
    if (training) {
      before = getSelectionModel().getSelectedItem();
      getSelectionModel().select(losses);
    } else if (losses.isSelected()) {
      getSelectionModel().select(before);
    }
  }

  /// With the margins of a panel; the last of them grows.
  private static VBox framed(Node... content) {
    VBox.setVgrow(content[content.length - 1], Priority.ALWAYS);
    VBox framed = new VBox(content);
    framed.getStyleClass().add("rank-panel");
    return framed;
  }

  private void show(Comparison comparison) {
    heldOut
        .rows()
        .setAll(
            comparison
                .report()
                .or(comparison::shipped)
                .map(ErrorSummary::byError)
                .orElse(List.of()));
    summary.setText(ErrorSummary.of(comparison));
    splits.setCaption(() -> ComparisonCaption.of(comparison));
    splits.rows().setAll(ErrorGroup.of(comparison));
    histogram.dataProperty().set(ErrorHistogram.of(comparison));
    calibration.dataProperty().set(Calibration.data(comparison));
  }

  private static Tab tab(String id, String title, Node content) {
    Tab tab = new Tab(title, content);
    tab.setId("errors-" + id);
    return tab;
  }

  private static List<DataColumn<Map.Entry<String, PredictionError>>> heldOutColumns() {
    return List.of(
        DataColumn.text("Predictor", Map.Entry::getKey),
        DataColumn.fraction("Mean error", row -> row.getValue().mapeFraction()),
        DataColumn.fraction("p95 error", row -> row.getValue().p95Fraction()),
        DataColumn.number("R²", row -> row.getValue().rSquared(), ErrorPanel::score),
        DataColumn.number("τ", row -> row.getValue().kendallTau(), ErrorPanel::score),
        DataColumn.fraction("Skill", row -> row.getValue().skillFraction()));
  }

  /// As many decimals for each, also where it is 0 or 1, so that they can be compared.
  static String score(double score) {
    return Double.isNaN(score) ? Format.UNKNOWN : Format.numberAt(score, 0.001);
  }

  private static List<DataColumn<ErrorGroup>> splitColumns() {
    return List.of(
        DataColumn.text("Split by", ErrorGroup::split),
        DataColumn.text("Part", ErrorGroup::name),
        DataColumn.number("n", ErrorGroup::rows, Format::number),
        DataColumn.fraction("Mean error", ErrorGroup::meanFraction),
        DataColumn.fraction("p95 error", ErrorGroup::p95Fraction),
        DataColumn.fraction("Bias", ErrorGroup::biasFraction),
        DataColumn.fraction("Coverage", ErrorGroup::coverageFraction));
  }
}
