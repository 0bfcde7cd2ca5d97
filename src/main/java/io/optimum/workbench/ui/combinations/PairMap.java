package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.heat.HeatMapData;
import io.optimum.workbench.ui.chart.heat.HeatMapView;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Predicted slowdown of every engine beside every other; a click chooses the pair.
final class PairMap extends StackPane {
  PairMap(CombinationsViewModel model) {
    HeatMapView map = new HeatMapView(data(PairMatrix.EMPTY));
    map.setId("pair-map");
    map.setCaption(() -> caption(model.pairsProperty().get()));
    model.pairsProperty().subscribe(pairs -> map.dataProperty().set(data(pairs)));
    map.selectedProperty()
        .subscribe(cell -> {
          if (cell != null && cell.row() < model.pairsProperty().get().size()) {
            model.openPair(cell.row(), cell.column());
          }
        });
    model
        .outcomes()
        .addListener((ListChangeListener<Outcome>) _ -> map.selectedProperty().set(chosen(model)));
    getChildren().add(new Panel("Predicted slowdown: row beside column", map));
  }

  /// The cell of the combination that is chosen; null = it is none of the pairs.
  private static HeatMapView.@Nullable Cell chosen(CombinationsViewModel model) {
    List<Deployment> all = model.pairsProperty().get().deployments();
    List<Integer> places =
        model.outcomes().stream().map(each -> all.indexOf(each.deployment())).toList();
    return places.size() == 2 && !places.contains(-1)
        ? new HeatMapView.Cell(places.getFirst(), places.getLast())
        : null;
  }

  private static Caption caption(PairMatrix pairs) {
    List<CombinationPrediction> known =
        pairs.pairs().stream().flatMap(List::stream).flatMap(Optional::stream).toList();
    return known.isEmpty()
        ? Caption.NONE
        : new Caption(
            "Engine of the row beside that of the column, on " + known.getFirst().gpu(),
            "predicted by "
                + known.stream()
                    .map(CombinationPrediction::predictor)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining("; ")),
            Format.counted(known.size(), "pair") + " predicted, none measured");
  }

  private static HeatMapData data(PairMatrix pairs) {
    List<String> names = pairs.deployments().stream().map(Titles::of).toList();
    double[][] values = new double[pairs.size()][pairs.size()];
    List<List<String>> details = new ArrayList<>();
    for (int row = 0; row < pairs.size(); row++) {
      List<String> line = new ArrayList<>();
      for (int column = 0; column < pairs.size(); column++) {
        values[row][column] = pairs.slowdown(row, column);
        line.add(detail(pairs.pairs().get(row).get(column)));
      }
      details.add(line);
    }
    return new HeatMapData(
        Quantity.ratio("Slowdown"), names, names, values, 1, details, "No pairs predicted yet");
  }

  private static String detail(Optional<CombinationPrediction> pair) {
    return pair.map(each ->
            "%s, pair STP %s"
                .formatted(
                    Format.slowdown(each.slowdowns().getFirst()), Format.number(each.stp().mid())))
        .orElse("not predicted");
  }
}
