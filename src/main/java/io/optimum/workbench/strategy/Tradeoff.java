package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.DeviceMemory;
import java.util.Comparator;
import java.util.List;

/// Slider positions, and the settings that they choose.
///
/// Among the points that keep the memory headroom and the SLO slack, the weight sets a budget for
/// the latency ratio between the lowest and the highest on the Pareto front, on a logarithmic
/// scale; the point of most goodput within the budget is chosen (ε-constraint method: Haimes,
/// Lasdon and Wismer, 1971). So moving the slider toward throughput never lowers predicted goodput,
/// and every point of the front can be reached. When no point keeps the SLO slack, the one that
/// comes nearest is chosen whatever the weight.
///
/// @param latencyThroughputWeight 0 = lowest latency, 1 = highest goodput
/// @param sloSlackFraction share of each SLO to keep free
/// @param memoryHeadroomFraction share of device memory to keep free
public record Tradeoff(
    double latencyThroughputWeight, double sloSlackFraction, double memoryHeadroomFraction) {
  public Tradeoff {
    Require.fraction(latencyThroughputWeight, "latencyThroughputWeight");
    Require.fraction(sloSlackFraction, "sloSlackFraction");
    Require.fraction(memoryHeadroomFraction, "memoryHeadroomFraction");
  }

  /// @throws InfeasibleException when no point keeps the memory headroom
  public OperatingPoint choose(Exploration exploration) {
    List<OperatingPoint> fitting = fitting(exploration);
    List<OperatingPoint> allowed =
        fitting.stream()
            .filter(OperatingPoint::sustainable)
            .filter(each -> each.sloSlackFraction() >= sloSlackFraction)
            .toList();
    if (allowed.isEmpty()) {
      return fitting.stream()
          .max(
              Comparator.comparingDouble(OperatingPoint::sloSlackFraction)
                  .thenComparingDouble(each -> -each.latencyRatio().mid())
                  .thenComparingDouble(each -> -each.overload()))
          .orElseThrow();
    }
    List<OperatingPoint> front = Exploration.front(allowed);
    double lowest = front.getFirst().latencyRatio().mid();
    double highest = front.getLast().latencyRatio().mid();
    double budget = lowest * Math.pow(highest / lowest, latencyThroughputWeight);
    return front.stream()
        .filter(each -> each.latencyRatio().mid() <= budget * (1 + 1e-12))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private List<OperatingPoint> fitting(Exploration exploration) {
    long limit = DeviceMemory.limitBytes(exploration.gpu(), memoryHeadroomFraction);
    List<OperatingPoint> fitting =
        exploration.points().stream().filter(each -> each.memoryBytes() <= limit).toList();
    if (fitting.isEmpty()) {
      long least =
          exploration.points().stream().mapToLong(OperatingPoint::memoryBytes).min().orElseThrow();
      throw new InfeasibleException(
          "No settings keep %.0f %% of the memory of %s free: the smallest need %.2f GiB of %.2f GiB."
                  .formatted(
                      100 * memoryHeadroomFraction,
                      exploration.gpu().name(),
                      least / (double) (1L << 30),
                      exploration.gpu().memoryBytes() / (double) (1L << 30))
              + " Lower the headroom or remove an engine.");
    }
    return fitting;
  }
}
