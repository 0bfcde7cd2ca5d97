package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.ui.chart.Bar;
import io.optimum.workbench.ui.chart.BarsData;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;

/// How many predictions miss by how much, and to which side.
final class ErrorHistogram {
  /// Signed errors as fractions; the outermost bars hold the rest.
  private static final double[] EDGES = {-0.4, -0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.4};

  private ErrorHistogram() {}

  static BarsData of(Comparison comparison) {
    int[] counts = new int[EDGES.length + 1];
    comparison.rows().stream()
        .mapToDouble(Row::errorFraction)
        .filter(error -> !Double.isNaN(error))
        .forEach(error -> counts[bin(error)]++);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      bars.add(Bar.of(name(i), 0, Interval.exactly(counts[i])));
    }
    return new BarsData(
        Quantity.number("Deployments"),
        comparison.rows().isEmpty() ? List.of() : bars,
        "Nothing measured yet");
  }

  private static int bin(double error) {
    int bin = 0;
    while (bin < EDGES.length && error >= EDGES[bin]) {
      bin++;
    }
    return bin;
  }

  private static String name(int bin) {
    return bin == 0
        ? "below " + Format.fraction(EDGES[0])
        : bin == EDGES.length
            ? "from " + Format.fraction(EDGES[bin - 1])
            : Format.fraction(EDGES[bin - 1]) + " to " + Format.fraction(EDGES[bin]);
  }
}
