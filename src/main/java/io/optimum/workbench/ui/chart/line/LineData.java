package io.optimum.workbench.ui.chart.line;

import io.optimum.workbench.ui.chart.Quantity;
import java.util.List;

/// What a line chart shows.
///
/// @param x what is along the bottom
/// @param y what is up the side
/// @param curves the lines
/// @param emptyText what to say while there is no point
public record LineData(Quantity x, Quantity y, List<Curve> curves, String emptyText) {
  public LineData {
    curves = List.copyOf(curves);
  }
}
