package io.optimum.workbench.ui.chart;

/// Prints a value on an axis.
@FunctionalInterface
public interface TickFormat {
  /// @param step distance to the neighbouring ticks; says how precise to be
  String print(double value, double step);
}
