package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.domain.Interval;
import java.util.OptionalDouble;

/// A bar of a bar chart.
///
/// @param label what it is
/// @param series index of its colour
/// @param value its length, with its interval; infinite = it reaches across
/// @param before what to compare with, drawn as an outline
/// @param limit what it should not exceed, drawn as a line across
public record Bar(
    String label, int series, Interval value, OptionalDouble before, OptionalDouble limit) {
  /// A value only.
  public static Bar of(String label, int series, Interval value) {
    return new Bar(label, series, value, OptionalDouble.empty(), OptionalDouble.empty());
  }

  public Bar withBefore(double earlier) {
    return new Bar(label, series, value, OptionalDouble.of(earlier), limit);
  }

  public Bar withLimit(double most) {
    return new Bar(label, series, value, before, OptionalDouble.of(most));
  }

  /// Where what is drawn of it ends.
  double reach() {
    return Math.max(value.high(), Math.max(before.orElse(0), limit.orElse(0)));
  }

  boolean exceedsLimit() {
    return limit.isPresent() && value.mid() > limit.getAsDouble();
  }
}
