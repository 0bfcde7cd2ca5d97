package io.optimum.workbench.ui.chart.scatter;

import io.optimum.workbench.domain.Interval;

/// A point of a scatter chart, with its uncertainty in both directions.
///
/// @param x value and interval along the bottom
/// @param y value and interval up the side
/// @param series index of its colour and shape
/// @param label what it is, for the read-out; `; ` begins another line of it
public record Mark(Interval x, Interval y, int series, String label) {
  /// Whether it has a place on linear axes.
  boolean isFinite() {
    return Double.isFinite(x.mid()) && Double.isFinite(y.mid());
  }

  /// A mark without uncertainty.
  public static Mark at(double x, double y, int series, String label) {
    return new Mark(Interval.exactly(x), Interval.exactly(y), series, label);
  }
}
