package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.PlannedGpu;
import java.util.List;

/// What one GPU contributes to the objectives.
///
/// @param gpu what to expect of it; its ordinal is 0
/// @param share sum of throughput over what each engine's own GPU gives with its best settings; the
///   STP when those are the settings
/// @param weightedShare the same, each term times its weight over the mean weight
/// @param weightedGoodputPerSecond inferences within their SLO times weight
/// @param slacks constraints of this GPU
/// @param provenance of the numbers
public record PlacementScore(
    PlannedGpu gpu,
    double share,
    double weightedShare,
    double weightedGoodputPerSecond,
    List<ObjectiveTerm> slacks,
    Provenance provenance) {
  /// Whether every constraint of this GPU holds.
  public boolean feasible() {
    return slacks.stream().allMatch(slack -> slack.value() >= 0);
  }

  /// The least slack of demands and SLOs, a fraction of the limit; 1 where there are none.
  double leastSlackFraction() {
    return slacks.stream()
        .filter(Slacks::isOfService)
        .mapToDouble(ObjectiveTerm::value)
        .min()
        .orElse(1);
  }

  /// Sum of violated slacks; 0 when feasible.
  public double violation() {
    return Slacks.violation(slacks);
  }
}
