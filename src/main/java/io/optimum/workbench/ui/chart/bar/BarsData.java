package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.Quantity;
import java.util.List;
import java.util.stream.IntStream;

/// What a bar chart shows.
///
/// @param quantity what the lengths are
/// @param bars from top to bottom
/// @param emptyText what to say while there is no bar
public record BarsData(Quantity quantity, List<Bar> bars, String emptyText) {
  public BarsData {
    bars = List.copyOf(bars);
  }

  List<String> labels() {
    return bars.stream().map(Bar::label).toList();
  }

  /// Whether some of a bar, or the start of one without length, lies in a part of the plot, whose
  /// rows go down from 0 to less.
  boolean meets(Navigation.Seen part) {
    return IntStream.range(0, bars.size())
        .anyMatch(i -> part.meets(0, Math.nextUp(bars.get(i).reach()), -i - 1, -i));
  }
}
