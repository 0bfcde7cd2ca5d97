package io.optimum.workbench.domain.evidence;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import java.util.List;

/// What a predictor says of a combination.
///
/// @param combination of what
/// @param gpu where
/// @param slowdowns per deployment: co-located over solo latency, with its interval
/// @param soloLatencyNanos per deployment: predicted latency alone with the same settings
/// @param outsideTraining whether features lie outside the range seen in training
/// @param predictor which predictor, for people
public record CombinationPrediction(
    Combination combination,
    GpuId gpu,
    List<Interval> slowdowns,
    List<Double> soloLatencyNanos,
    boolean outsideTraining,
    String predictor) {
  public CombinationPrediction {
    slowdowns = List.copyOf(slowdowns);
    soloLatencyNanos = List.copyOf(soloLatencyNanos);
    if (slowdowns.size() != combination.size() || soloLatencyNanos.size() != combination.size()) {
      throw new IllegalArgumentException(
          "There are %d slowdowns and %d solo latencies for %d deployments; each needs one."
              .formatted(slowdowns.size(), soloLatencyNanos.size(), combination.size()));
    }
  }

  /// Predicted system throughput: sum of the inverse slowdowns (closed loop).
  public Interval stp() {
    double low = 0;
    double mid = 0;
    double high = 0;
    for (Interval slowdown : slowdowns) {
      low += 1 / slowdown.high();
      mid += 1 / slowdown.mid();
      high += 1 / slowdown.low();
    }
    return new Interval(low, mid, high);
  }

  /// Predicted mean slowdown.
  public double antt() {
    return slowdowns.stream().mapToDouble(Interval::mid).average().orElseThrow();
  }
}
