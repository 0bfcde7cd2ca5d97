package io.optimum.workbench.ui.chart.heat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// In which order rows and columns of a heat map are drawn.
///
/// @param rows index of the row at each place, from the top
/// @param columns index of the column at each place, from the left
record HeatMapOrder(int[] rows, int[] columns) {
  static HeatMapOrder given(int rowCount, int columnCount) {
    return new HeatMapOrder(
        IntStream.range(0, rowCount).toArray(), IntStream.range(0, columnCount).toArray());
  }

  /// By the mean of the known values, the greatest first, the unknown last; equal ones as given. A
  /// map of the same things against each other keeps one order for both, that of the rows, so that
  /// its diagonal stays one.
  static HeatMapOrder byMean(HeatMapData data) {
    double[][] values = data.values();
    int[] rows = byMean(data.rows().size(), row -> Arrays.stream(values[row]).toArray());
    if (data.rows().equals(data.columns())) {
      return new HeatMapOrder(rows, rows);
    }
    int[] columns =
        byMean(
            data.columns().size(),
            column -> Arrays.stream(values).mapToDouble(row -> row[column]).toArray());
    return new HeatMapOrder(rows, columns);
  }

  private static int[] byMean(int count, java.util.function.IntFunction<double[]> values) {
    double[] means =
        IntStream.range(0, count)
            .mapToDouble(i ->
                Arrays.stream(values.apply(i))
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NEGATIVE_INFINITY))
            .toArray();
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -means[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  int placeOfRow(int row) {
    return placeOf(rows, row);
  }

  int placeOfColumn(int column) {
    return placeOf(columns, column);
  }

  private static int placeOf(int[] order, int index) {
    return IntStream.range(0, order.length).filter(i -> order[i] == index).findFirst().orElse(-1);
  }

  /// The cell drawn at a place; null outside of the map.
  HeatMapView.@Nullable Cell cellAt(int row, int column) {
    boolean inside = row >= 0 && row < rows.length && column >= 0 && column < columns.length;
    return inside ? new HeatMapView.Cell(rows[row], columns[column]) : null;
  }
}
