package io.optimum.workbench.domain.plan;

import java.util.concurrent.CancellationException;

/// The user stopped a search for a plan; the best one found until then comes along.
public final class PlanStoppedException extends CancellationException {
  private static final long serialVersionUID = 1;
  private final transient Plan best;

  public PlanStoppedException(Plan best) {
    super("The search was stopped; there is a plan, the best so far.");
    this.best = best;
  }

  /// Says of itself that it is not from the end of a search.
  public Plan best() {
    return best;
  }
}
