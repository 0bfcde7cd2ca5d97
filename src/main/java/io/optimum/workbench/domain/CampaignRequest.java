package io.optimum.workbench.domain;

import java.util.List;

/// Combinations to measure, each beside its deployments alone.
///
/// @param gpu on which GPU
/// @param combinations what to measure, in order
/// @param warmUpNanos device time discarded at the start of every run
/// @param stop when one run is enough
/// @param seed of the runs; each combination gets a seed of its own from it
public record CampaignRequest(
    GpuId gpu, List<Combination> combinations, long warmUpNanos, StopRule stop, long seed) {
  public CampaignRequest {
    combinations = List.copyOf(combinations);
    Require.notNegative(warmUpNanos, "warmUpNanos");
  }

  /// The closed-loop run of one combination.
  public RunRequest run(Combination combination) {
    return RunRequest.closedLoop(gpu, combination, warmUpNanos, stop, seed);
  }
}
