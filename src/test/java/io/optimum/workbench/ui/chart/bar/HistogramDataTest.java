package io.optimum.workbench.ui.chart.bar;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Quantity;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramDataTest {
  @Test
  void everyUsableValueIsInOneBin() {
    double[] values = new Random(1).doubles(5_000, -3, 9).toArray();
    values[7] = Double.NaN;
    HistogramData data = data(values, Quantity.number("x"));
    HistogramData.Bins bins = HistogramData.bins(data.sorted(), Axis.Scale.LINEAR);
    assertThat(Arrays.stream(bins.counts()).sum()).isEqualTo(4_999);
    assertThat(bins.counts().length).isBetween(5, 80);
  }

  @Test
  void binsOfALogarithmicAxisGrowByAFactor() {
    double[] values = new Random(2).doubles(1_000, 0, 6).map(x -> Math.pow(10, x)).toArray();
    HistogramData data = data(values, Quantity.number("x").logarithmic());
    HistogramData.Bins bins = HistogramData.bins(data.sorted(), Axis.Scale.LOG);
    double factor = bins.edge(1) / bins.edge(0);
    assertThat(bins.edge(3) / bins.edge(2))
        .isCloseTo(factor, org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void equalValuesAreOneBinAmongOthers() {
    HistogramData data = data(new double[] {2, 2, 2}, Quantity.number("x"));
    assertThat(HistogramData.bins(data.sorted(), Axis.Scale.LINEAR).most()).isEqualTo(3);
  }

  @Test
  void percentilesAreNearestRank() {
    double[] sorted = {1, 2, 3, 4};
    assertThat(HistogramData.percentile(sorted, 0.5)).isEqualTo(2);
    assertThat(HistogramData.percentile(sorted, 0.99)).isEqualTo(4);
    assertThat(HistogramData.percentile(new double[0], 0.5)).isNaN();
  }

  private static HistogramData data(double[] values, Quantity quantity) {
    return new HistogramData(quantity, values, "value", OptionalDouble.empty(), "None");
  }
}
