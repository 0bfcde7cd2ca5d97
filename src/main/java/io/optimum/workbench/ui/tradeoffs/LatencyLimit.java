package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.OperatingPoint;
import java.util.Comparator;
import java.util.Optional;

/// The best settings whose every p99 stays under one limit.
///
/// @param limitNanos what no p99 may exceed; 0 = no limit is asked for
/// @param best the settings of most goodput under it; empty = none, or no limit
/// @param lowestNanos the lowest worst p99 of all settings, for when there is none; NaN = not known
record LatencyLimit(double limitNanos, Optional<OperatingPoint> best, double lowestNanos) {
  static final LatencyLimit NONE = new LatencyLimit(0, Optional.empty(), Double.NaN);

  static LatencyLimit of(double limitNanos, Exploration known) {
    if (limitNanos <= 0) {
      return NONE;
    }
    return new LatencyLimit(
        limitNanos,
        known.points().stream()
            .filter(each -> worstP99Nanos(each) <= limitNanos)
            .max(Comparator.comparingDouble(each -> each.goodputPerSecond().mid())),
        known.points().stream().mapToDouble(LatencyLimit::worstP99Nanos).min().orElse(Double.NaN));
  }

  boolean isMissed() {
    return limitNanos > 0 && best.isEmpty();
  }

  /// The greatest p99 of all deployments.
  static double worstP99Nanos(OperatingPoint point) {
    return point.p99Nanos().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }
}
