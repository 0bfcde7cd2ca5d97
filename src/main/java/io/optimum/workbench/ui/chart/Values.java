package io.optimum.workbench.ui.chart;

import io.optimum.workbench.domain.Interval;

/// Values in words.
public final class Values {
  private Values() {}

  /// For example `p99 latency: 1.23 ms (1.10 ms–1.40 ms)`.
  public static String withInterval(Quantity quantity, Interval value) {
    String mid = quantity.title() + ": " + quantity.exact().apply(value.mid());
    return value.low() == value.high()
        ? mid
        : "%s (%s–%s)"
            .formatted(
                mid, quantity.exact().apply(value.low()), quantity.exact().apply(value.high()));
  }
}
