package io.optimum.workbench.ui.chart.line;

import io.optimum.workbench.ui.chart.Navigation;
import java.util.List;

/// A line of a line chart.
///
/// @param name for the legend
/// @param series index of its colour
/// @param x ascending
/// @param y one per x; a value that is not finite leaves a gap
/// @param stepped whether a value holds until the next one, as for best-so-far
public record Curve(String name, int series, double[] x, double[] y, boolean stepped) {
  public Curve {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "The curve %s has %d x values and %d y values; each point needs both."
              .formatted(name, x.length, y.length));
    }
  }

  /// Whether some of it, or of the line between its points, may lie in a part of the plot.
  boolean meets(Navigation.Seen part) {
    for (int i = 0; i < x.length; i++) {
      int next = Math.min(i + 1, x.length - 1);
      boolean across = x[i] <= part.x().max() && x[next] >= part.x().min();
      boolean up =
          Math.min(y[i], y[next]) <= part.y().max() && Math.max(y[i], y[next]) >= part.y().min();
      if (across && up) {
        return true;
      }
    }
    return false;
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
