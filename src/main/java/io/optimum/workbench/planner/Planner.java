package io.optimum.workbench.planner;

import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;

/// Plans which engines share which GPU: predict, then measure.
///
/// The same request and context give the same plan, wall time aside. Sharing is by streams of one
/// process. Slowdowns are those under full load of all co-runners, so plans for partly idle ones
/// are on the safe side.
public final class Planner {
  private final InstantSource clock;

  /// @param clock tells what a search took
  public Planner(InstantSource clock) {
    this.clock = clock;
  }

  /// Blocks until planned.
  ///
  /// @throws io.optimum.workbench.domain.plan.InfeasibleException when no plan meets the
  ///   constraints
  /// @throws IllegalArgumentException when a profile or a data sheet is missing
  public Plan plan(PlanRequest request, PlanContext context, Progress progress) {
    return session(request, context, SearchListener.none(), progress).run(progress);
  }

  /// The same as a session, for a live chart and for the best plan so far after a cancellation.
  ///
  /// @param progress what the session is run with too
  /// @throws io.optimum.workbench.domain.plan.InfeasibleException when an engine cannot even run
  ///   alone
  public PlannerSession session(
      PlanRequest request, PlanContext context, SearchListener listener, Progress progress) {
    ServiceModel model = new ServiceModel(Batching.atOnce());
    Progress first = progress.part(0, PlannerSession.BEGUN_FRACTION);
    return new PlannerSession(
        new PlanSpace(request, context, model, first), model, listener, clock);
  }
}
