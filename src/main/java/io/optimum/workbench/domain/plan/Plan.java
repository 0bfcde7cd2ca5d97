package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.Require;
import java.util.List;

/// Combinations assigned to GPUs for a demand.
///
/// @param request what was asked
/// @param gpus the GPUs used
/// @param stp mean system throughput per GPU used; measured where it was, else predicted
/// @param baselineStp the same with one engine per GPU: 1 by definition of STP
/// @param why objective term by term
/// @param slacks each hard constraint with its slack
/// @param yardsticks what plain rules would give; none where the search was stopped
/// @param runnersUp next best plans, best first
/// @param searchOverhead what the search cost
/// @param provenance of `stp`
public record Plan(
    PlanRequest request,
    List<PlannedGpu> gpus,
    double stp,
    double baselineStp,
    List<ObjectiveTerm> why,
    List<ObjectiveTerm> slacks,
    List<Yardstick> yardsticks,
    List<RunnerUp> runnersUp,
    SearchOverhead searchOverhead,
    Provenance provenance) {
  public Plan {
    gpus = List.copyOf(Require.notEmpty(gpus, "gpus"));
    why = List.copyOf(why);
    slacks = List.copyOf(slacks);
    yardsticks = List.copyOf(yardsticks);
    runnersUp = List.copyOf(runnersUp);
  }
}
