package io.optimum.workbench.domain.evidence;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import java.util.List;

/// Combinations to measure, each beside its deployments alone.
///
/// @param gpu on which GPU
/// @param combinations what to measure, in order
/// @param warmUpNanos device time discarded at the start of every run
/// @param stop when one run is enough
/// @param repeats how often each run is repeated
/// @param seed of the runs; with repeats, each has a seed of its own from it
public record CampaignRequest(
    GpuId gpu,
    List<Combination> combinations,
    long warmUpNanos,
    StopRule stop,
    Repeats repeats,
    long seed) {
  public CampaignRequest {
    combinations = List.copyOf(combinations);
    Require.notNegative(warmUpNanos, "warmUpNanos");
  }

  /// Every combination once.
  public static CampaignRequest once(
      GpuId gpu, List<Combination> combinations, long warmUpNanos, StopRule stop, long seed) {
    return new CampaignRequest(gpu, combinations, warmUpNanos, stop, Repeats.once(), seed);
  }

  /// The closed-loop run of one combination.
  public RunRequest run(Combination combination) {
    return RunRequest.closedLoop(gpu, combination, warmUpNanos, stop, seed);
  }

  /// The same of other combinations.
  public CampaignRequest withCombinations(List<Combination> value) {
    return new CampaignRequest(gpu, value, warmUpNanos, stop, repeats, seed);
  }
}
