package io.optimum.workbench.planner;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.task.Progress;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// One planning job whose best plan so far can be had at any time. A cancellation leaves [#run] as
/// an exception that carries it.
public interface PlannerSession {
  /// Blocks until planned. To be called once.
  ///
  /// @throws io.optimum.workbench.domain.plan.InfeasibleException when no plan meets the
  ///   constraints
  /// @throws io.optimum.workbench.domain.plan.PlanStoppedException when `progress` was told to stop
  ///   and there is a plan
  /// @throws CancellationException when it was told so before
  Plan run(Progress progress);

  /// The best plan so far; empty before the first feasible one. Any thread may ask.
  Optional<Plan> best();
}
