package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.strategy.Knob;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;

/// Two settings of the same engines side by side: what is predicted of each, then every knob that
/// differs.
///
/// @param rows one per number and per knob
record Contrast(List<Row> rows) {
  Contrast {
    rows = List.copyOf(rows);
  }

  /// @param what number or knob, with its engine
  /// @param a the settings kept
  /// @param b the settings now
  /// @param change from a to b, where it can be said
  record Row(String what, String a, String b, String change) {}

  static Contrast of(OperatingPoint a, OperatingPoint b) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        row(
            "Goodput",
            Format.perSecond(a.goodputPerSecond().mid()),
            Format.perSecond(b.goodputPerSecond().mid()),
            b.goodputPerSecond().mid() / a.goodputPerSecond().mid()));
    rows.add(
        row(
            "STP",
            Format.number(a.stp().mid()),
            Format.number(b.stp().mid()),
            b.stp().mid() / a.stp().mid()));
    rows.add(
        row(
            "Device memory",
            Format.bytes(a.memoryBytes()),
            Format.bytes(b.memoryBytes()),
            b.memoryBytes() / (double) a.memoryBytes()));
    for (int i = 0; i < b.levels().size(); i++) {
      deployment(rows, a, b, i);
    }
    return new Contrast(rows);
  }

  private static void deployment(List<Row> rows, OperatingPoint a, OperatingPoint b, int i) {
    Deployment from = a.combination().deployments().get(i);
    Deployment to = b.combination().deployments().get(i);
    double before = a.levels().get(i).p99Nanos();
    double after = b.levels().get(i).p99Nanos();
    rows.add(
        row(
            "p99 latency of " + to.engine(),
            Format.nanos(before),
            Format.nanos(after),
            Double.isFinite(before) ? after / before : Double.NaN));
    for (Knob knob : Knob.changed(from, to)) {
      rows.add(new Row(knob.title() + " of " + to.engine(), knob.words(from), knob.words(to), ""));
    }
  }

  private static Row row(String what, String a, String b, double ratio) {
    String change =
        Double.isFinite(ratio)
            ? "%s%s".formatted(ratio < 1 ? "" : "+", Format.fraction(ratio - 1))
            : Format.UNKNOWN;
    return new Row(what, a, b, change);
  }
}
