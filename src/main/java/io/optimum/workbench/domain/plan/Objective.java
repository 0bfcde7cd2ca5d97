package io.optimum.workbench.domain.plan;

/// What a plan maximises once every hard constraint holds.
public enum Objective {
  /// System throughput per GPU used, each engine's share times its weight.
  HIGHEST_STP,
  /// Fewest GPUs that meet demand and SLOs; STP breaks ties.
  FEWEST_GPUS,
  /// Most inferences per second within their SLO on the given GPUs.
  MOST_GOODPUT
}
