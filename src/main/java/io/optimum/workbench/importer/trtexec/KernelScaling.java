package io.optimum.workbench.importer.trtexec;

import java.util.ArrayList;
import java.util.List;

/// Layer times made to add up to a measured latency.
///
/// trtexec times each layer with events around it, which adds a few microseconds to each; so the
/// times are scaled by one factor until they and the gaps between dependent kernels fill the
/// measured GPU compute time. Gaps that would take more than half of it are shortened.
///
/// @param nanos per kernel, whole and at least 1
/// @param factor measured over timed; 1 = not scaled
/// @param gapNanos between two kernels
record KernelScaling(List<Long> nanos, double factor, long gapNanos) {
  KernelScaling {
    nanos = List.copyOf(nanos);
  }

  static KernelScaling unscaled(List<Double> timedNanos) {
    return new KernelScaling(rounded(timedNanos, 1), 1, 0);
  }

  static KernelScaling toLatency(List<Double> timedNanos, long latencyNanos, long gapNanos) {
    int gaps = timedNanos.size() - 1;
    long gap = gaps == 0 ? 0 : Math.min(gapNanos, latencyNanos / 2 / gaps);
    double sum = timedNanos.stream().mapToDouble(Double::doubleValue).sum();
    double factor = (latencyNanos - gap * gaps) / sum;
    return new KernelScaling(rounded(timedNanos, factor), factor, gap);
  }

  /// Rounds the running sum, so that the whole stays exact to a nanosecond.
  private static List<Long> rounded(List<Double> timedNanos, double factor) {
    List<Long> rounded = new ArrayList<>();
    double exact = 0;
    long given = 0;
    for (double nanos : timedNanos) {
      exact += nanos * factor;
      long next = Math.max(1, Math.round(exact) - given);
      rounded.add(next);
      given += next;
    }
    return rounded;
  }
}
