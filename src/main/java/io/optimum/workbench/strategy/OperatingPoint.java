package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.service.ServiceLevel;
import java.util.List;

/// A combination with given settings, and what is predicted of it.
///
/// @param prediction slowdowns, with the combination they are of
/// @param levels what the users of each deployment feel
/// @param latencyRatio worst p99 over its limit among the deployments: the SLO, or without one the
///   p99 of the engine alone at its fastest settings. With an interval from that of the slowdowns
/// @param goodputPerSecond inferences within their SLO times the weight of their target, all
///   deployments together, with an interval
/// @param throughputPerSecond inferences, unweighted, all deployments together
/// @param sloSlackFraction least share of an SLO left, negative when missed; 1 without SLOs
/// @param memoryBytes device memory needed
public record OperatingPoint(
    CombinationPrediction prediction,
    List<ServiceLevel> levels,
    Interval latencyRatio,
    Interval goodputPerSecond,
    double throughputPerSecond,
    double sloSlackFraction,
    long memoryBytes) {
  public OperatingPoint {
    levels = List.copyOf(levels);
  }

  /// The settings.
  public Combination combination() {
    return prediction.combination();
  }

  /// Predicted system throughput against the same settings alone.
  public Interval stp() {
    return prediction.stp();
  }

  /// p99 latency per deployment; infinite where the demand is not sustained.
  public List<Double> p99Nanos() {
    return levels.stream().map(ServiceLevel::p99Nanos).toList();
  }

  /// What is asked beyond what could be served, as a share of that, all deployments together; 0
  /// where each keeps up.
  double overload() {
    return levels.stream().mapToDouble(each -> Math.max(0, each.utilisationFraction() - 1)).sum();
  }

  /// Whether every deployment keeps up with its demand.
  public boolean sustainable() {
    return levels.stream().allMatch(ServiceLevel::sustainable);
  }
}
