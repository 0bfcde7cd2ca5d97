package io.optimum.workbench.service;

import io.optimum.workbench.domain.Require;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long inferences of each size take beside others that are busy some of the time.
///
/// A batch runs the smallest size that holds it, as a TensorRT engine with a profile per size does.
/// While others are busy it takes `slowdown` times as long as alone.
///
/// @param soloNanos alone, by the sizes there are; the largest is a whole batch
/// @param slowdown beside others that never rest
/// @param busyFraction share of the time in which they do not rest
public record ServiceTimes(
    SortedMap<Integer, Double> soloNanos, double slowdown, double busyFraction) {
  public ServiceTimes {
    soloNanos = Collections.unmodifiableSortedMap(new TreeMap<>(soloNanos));
    Require.notEmpty(soloNanos.keySet(), "soloNanos");
    Require.positive(slowdown, "slowdown");
    Require.fraction(busyFraction, "busyFraction");
  }

  int largest() {
    return soloNanos.lastKey();
  }

  /// The size that holds so many inputs, a whole batch where none does.
  int size(int inputs) {
    SortedMap<Integer, Double> holding = soloNanos.tailMap(inputs);
    return holding.isEmpty() ? largest() : holding.firstKey();
  }

  /// Alone, of so many inputs.
  double aloneNanos(int inputs) {
    return soloNanos.tailMap(size(inputs)).values().iterator().next();
  }

  /// On average, of so many inputs.
  double meanNanos(int inputs) {
    return aloneNanos(inputs) * (1 + (slowdown - 1) * busyFraction);
  }

  /// A whole batch beside others that never rest.
  ServiceTime whole() {
    return ServiceTime.predicted(aloneNanos(largest()), slowdown);
  }
}
