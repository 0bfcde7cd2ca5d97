package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The error on one part of what was measured.
///
/// @param split by what the parts were made
/// @param name of the part
/// @param rows in it that have a prediction
/// @param meanFraction mean absolute percentage error, as a fraction
/// @param p95Fraction 95th percentile of the same
/// @param biasFraction mean of the signed error: above 0, slowdowns are overestimated
/// @param coverageFraction share of measured slowdowns inside their interval
record ErrorGroup(
    String split,
    String name,
    int rows,
    double meanFraction,
    double p95Fraction,
    double biasFraction,
    double coverageFraction) {

  /// Every split of what was compared, part by part.
  static List<ErrorGroup> of(Comparison comparison) {
    List<ErrorGroup> groups = new ArrayList<>();
    if (comparison.report().isPresent()) {
      add(
          groups,
          comparison,
          "Training",
          Comparator.comparing(row -> !row.heldOut()),
          row -> row.heldOut() ? "held out" : "trained on, or measured since");
    }
    add(
        groups,
        comparison,
        "Engines",
        Comparator.comparingInt(row -> row.measurement().combination().size()),
        row -> row.measurement().combination().size() + " together");
    add(
        groups,
        comparison,
        "Slowdown",
        Comparator.comparingDouble(Row::measured),
        row -> range(row.measured()));
    addByName(groups, comparison, "Engine", row -> row.deployment().engine().value());
    addByName(groups, comparison, "Measured on", row -> Format.provenance(row.provenance()));
    return groups;
  }

  private static String range(double slowdown) {
    return slowdown < 1.25
        ? "below 1.25×"
        : slowdown < 2 ? "from 1.25× to 2×" : slowdown < 4 ? "from 2× to 4×" : "4× and more";
  }

  private static void addByName(
      List<ErrorGroup> groups, Comparison comparison, String split, Function<Row, String> part) {
    add(groups, comparison, split, Comparator.comparing(part), part);
  }

  /// @param order in which the parts are listed
  private static void add(
      List<ErrorGroup> groups,
      Comparison comparison,
      String split,
      Comparator<Row> order,
      Function<Row, String> part) {
    Map<String, List<Row>> parts = new LinkedHashMap<>();
    comparison.rows().stream()
        .filter(row -> row.predicted() != null)
        .sorted(order)
        .forEach(row -> parts.computeIfAbsent(part.apply(row), _ -> new ArrayList<>()).add(row));
    parts.forEach((name, rows) -> groups.add(group(split, name, rows)));
  }

  /// @param rows with a prediction; at least one
  static ErrorGroup group(String split, String name, List<Row> rows) {
    double[] absolute =
        rows.stream().mapToDouble(row -> Math.abs(row.errorFraction())).sorted().toArray();
    int rank = Math.max(0, (int) Math.ceil(0.95 * absolute.length) - 1);
    return new ErrorGroup(
        split,
        name,
        rows.size(),
        Arrays.stream(absolute).average().orElse(Double.NaN),
        absolute[rank],
        rows.stream().mapToDouble(Row::errorFraction).average().orElse(Double.NaN),
        rows.stream().filter(ErrorGroup::isInside).count() / (double) rows.size());
  }

  private static boolean isInside(Row row) {
    Interval predicted = row.predicted();
    return predicted != null
        && row.measured() >= predicted.low()
        && row.measured() <= predicted.high();
  }
}
