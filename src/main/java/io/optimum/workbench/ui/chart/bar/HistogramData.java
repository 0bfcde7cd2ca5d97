package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.Quantity;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How often values occur.
///
/// @param quantity what the values are; bins are equally wide on its scale
/// @param values finite ones are counted; the array must not be changed
/// @param what one value is, for example `kernel`, for the count's axis
/// @param limit a value not to exceed, drawn as a line; empty = none
/// @param emptyText what to say while there is no value
public record HistogramData(
    Quantity quantity, double[] values, String what, OptionalDouble limit, String emptyText) {
  private static final int FEWEST = 5;
  private static final int MOST = 80;

  /// Bins of equal width.
  ///
  /// @param axis from the first edge to the last
  /// @param counts values in each
  public record Bins(Axis axis, int[] counts) {
    double edge(int bin) {
      return axis.value((double) bin / counts.length);
    }

    /// The bin of a value on the axis.
    int of(double value) {
      return Math.clamp((int) (axis.fraction(value) * counts.length), 0, counts.length - 1);
    }

    /// Whether some bin that is not empty lies in a part of the plot.
    boolean meet(Navigation.Seen part) {
      return IntStream.range(0, counts.length)
          .anyMatch(bin -> counts[bin] > 0 && part.meets(edge(bin), edge(bin + 1), 0, counts[bin]));
    }

    int most() {
      return Arrays.stream(counts).max().orElse(0);
    }
  }

  /// The usable values, ascending.
  double[] sorted() {
    return Arrays.stream(values)
        .filter(v -> Double.isFinite(v) && (quantity.scale() == Axis.Scale.LINEAR || v > 0))
        .sorted()
        .toArray();
  }

  /// As many bins as the rule of Freedman and Diaconis asks for (*On the histogram as a density
  /// estimator*, 1981: width 2 IQR / n^(1/3)), on the quantity's own scale, 5 to 80.
  public static Bins bins(double[] sorted, Axis.Scale scale) {
    Axis axis = Axis.spanning(Arrays.stream(sorted), scale);
    double spread =
        axis.fraction(percentile(sorted, 0.75)) - axis.fraction(percentile(sorted, 0.25));
    double width = 2 * spread / Math.cbrt(sorted.length);
    int count = width > 0 ? (int) Math.clamp(Math.ceil(1 / width), FEWEST, MOST) : FEWEST;
    Bins bins = new Bins(axis, new int[count]);
    for (double value : sorted) {
      bins.counts[bins.of(value)]++;
    }
    return bins;
  }

  /// The nearest-rank percentile of ascending values; NaN where there are none.
  static double percentile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }
}
