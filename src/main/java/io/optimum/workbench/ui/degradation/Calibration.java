package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.line.Curve;
import io.optimum.workbench.ui.chart.line.LineData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// How wide intervals are against how wide they should be: the share of measured slowdowns inside
/// intervals that are stretched about their middle, in log space where they are symmetric. At 1 the
/// intervals are as shown; where the curve reaches the share they promise they should be.
final class Calibration {
  private static final int STEPS = 60;
  private static final double MOST_STRETCH = 3;

  private Calibration() {}

  /// How far an interval must be stretched to just hold what was measured; NaN without an interval.
  static double stretch(Row row) {
    Interval predicted = row.predicted();
    if (predicted == null || predicted.low() == predicted.high()) {
      return Double.NaN;
    }
    double off = Math.log(row.measured() / predicted.mid());
    double reach =
        off >= 0
            ? Math.log(predicted.high() / predicted.mid())
            : Math.log(predicted.low() / predicted.mid());
    return reach == 0 ? (off == 0 ? 0 : Double.POSITIVE_INFINITY) : off / reach;
  }

  /// Share of rows inside intervals stretched so far.
  static double coverage(List<Row> rows, double stretch) {
    return rows.stream().filter(row -> Calibration.stretch(row) <= stretch).count()
        / (double) rows.size();
  }

  static LineData data(Comparison comparison) {
    List<Curve> curves = new ArrayList<>();
    add(curves, "held out from training", 0, rows(comparison, Row::heldOut));
    add(curves, "all measured", 1, rows(comparison, _ -> true));
    return new LineData(
        Quantity.ratio("Intervals stretched by"),
        Quantity.fraction("Measured inside"),
        curves,
        "Train a predictor to see how good its intervals are");
  }

  private static List<Row> rows(Comparison comparison, Predicate<Row> which) {
    return comparison.rows().stream()
        .filter(row -> !Double.isNaN(stretch(row)))
        .filter(which)
        .toList();
  }

  private static void add(List<Curve> curves, String name, int series, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    double[] x = new double[STEPS + 1];
    double[] y = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      x[i] = i * MOST_STRETCH / STEPS;
      y[i] = coverage(rows, x[i]);
    }
    curves.add(new Curve("%s, n = %d".formatted(name, rows.size()), series, x, y, false));
  }
}
