package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.ui.chart.Quantity;
import java.util.List;

/// What a bar chart shows.
///
/// @param quantity what the lengths are
/// @param bars from top to bottom
/// @param emptyText what to say while there is no bar
public record BarsData(Quantity quantity, List<Bar> bars, String emptyText) {
  public BarsData {
    bars = List.copyOf(bars);
  }
}
