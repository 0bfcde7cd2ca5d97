package io.optimum.workbench.ui.chart.line;

import java.util.List;
import java.util.Optional;

/// A line of a line chart.
///
/// @param name for the legend
/// @param series index of its colour
/// @param x ascending
/// @param y one per x; a value that is not finite leaves a gap
/// @param stepped whether a value holds until the next one, as for best-so-far
/// @param band where the values may be; empty = not said
public record Curve(
    String name, int series, double[] x, double[] y, boolean stepped, Optional<Band> band) {
  /// An interval around each point.
  public record Band(double[] low, double[] high) {}

  /// A line without a band.
  public Curve(String name, int series, double[] x, double[] y, boolean stepped) {
    this(name, series, x, y, stepped, Optional.empty());
  }

  public Curve {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "The curve %s has %d x values and %d y values; each point needs both."
              .formatted(name, x.length, y.length));
    }
    if (band.isPresent()
        && (band.get().low().length != x.length || band.get().high().length != x.length)) {
      throw new IllegalArgumentException(
          "The band of the curve %s needs an interval for each of its %d points."
              .formatted(name, x.length));
    }
  }

  /// With an interval around each point.
  public Curve withBand(double[] low, double[] high) {
    return new Curve(name, series, x, y, stepped, Optional.of(new Band(low, high)));
  }

  /// A curve through `values` at 1, 2, 3, …, as for losses by epoch.
  public static Curve byStep(String name, int series, List<Double> values) {
    double[] x = new double[values.size()];
    double[] y = new double[values.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = i + 1;
      y[i] = values.get(i);
    }
    return new Curve(name, series, x, y, false);
  }
}
