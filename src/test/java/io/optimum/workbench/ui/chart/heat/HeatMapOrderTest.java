package io.optimum.workbench.ui.chart.heat;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.chart.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapOrderTest {
  @Test
  void theGreatestMeanComesFirstAndTheUnknownLast() {
    HeatMapData data =
        data(
            List.of("a", "b", "c"),
            List.of("x", "y"),
            new double[][] {{1, 1}, {Double.NaN, Double.NaN}, {1, 3}});
    HeatMapOrder order = HeatMapOrder.byMean(data);
    assertThat(order.rows()).containsExactly(2, 0, 1);
    assertThat(order.columns()).containsExactly(1, 0);
    assertThat(order.cellAt(0, 0)).isEqualTo(new HeatMapView.Cell(2, 1));
    assertThat(order.cellAt(3, 0)).isNull();
  }

  @Test
  void aMapOfTheSameThingsKeepsItsDiagonal() {
    List<String> names = List.of("a", "b");
    HeatMapOrder order = HeatMapOrder.byMean(data(names, names, new double[][] {{1, 2}, {3, 4}}));
    assertThat(order.rows()).isEqualTo(order.columns()).containsExactly(1, 0);
  }

  private static HeatMapData data(List<String> rows, List<String> columns, double[][] values) {
    return new HeatMapData(Quantity.ratio("x"), rows, columns, values, 1, List.of(), "None");
  }
}
