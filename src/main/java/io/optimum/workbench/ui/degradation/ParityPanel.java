package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.scatter.Mark;
import io.optimum.workbench.ui.chart.scatter.ScatterData;
import io.optimum.workbench.ui.chart.scatter.ScatterView;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.session.Titles;
import java.util.List;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Predicted against measured slowdown, one mark per row of the table.
final class ParityPanel extends StackPane {
  private final DegradationViewModel model;
  private final ScatterView chart;

  ParityPanel(DegradationViewModel model) {
    this.model = model;
    chart = new ScatterView(data());
    chart.setId("parity");
    chart.setCaption(() -> ComparisonCaption.of(model.comparisonProperty().get()));
    getChildren().add(new Panel("Parity", chart));
    model
        .comparisonProperty()
        .subscribe((before, now) -> {
          if (before.report().isPresent() != now.report().isPresent()) {
            chart.showAllSeries();
          }
        });
    model.comparisonProperty().subscribe(_ -> chart.dataProperty().set(data()));
    model.selectedProperty().subscribe(this::follow);
    chart
        .selectedProperty()
        .subscribe(index -> {
          if (index.intValue() >= 0 && index.intValue() < model.drawn().size()) {
            model.selectedProperty().set(model.drawn().get(index.intValue()));
          }
        });
  }

  private void follow(@Nullable Row row) {
    chart.selectedProperty().set(row == null ? -1 : model.drawn().indexOf(row));
  }

  private ScatterData data() {
    Comparison comparison = model.comparisonProperty().get();
    boolean trained = comparison.report().isPresent();
    return ScatterData.of(
            Quantity.ratio("Measured slowdown").logarithmic(),
            Quantity.ratio("Predicted slowdown").logarithmic(),
            trained
                ? List.of("held out from training", "trained on, or measured since")
                : List.of("pairs", "larger combinations"),
            model.drawn().stream()
                .map(row -> mark(row, trained ? row.heldOut() : row.isPair()))
                .toList())
        .withDiagonal();
  }

  private static Mark mark(Row row, boolean first) {
    Interval predicted = row.predicted() == null ? Interval.exactly(Double.NaN) : row.predicted();
    double half = row.measuredHalfWidth();
    return new Mark(
        new Interval(row.measured() - half, row.measured(), row.measured() + half),
        predicted,
        first ? 0 : 1,
        Titles.of(row.deployment()) + " beside " + row.beside());
  }
}
