package io.optimum.workbench.planner.search;

import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.Evaluator;
import io.optimum.workbench.planner.score.Shortlist;

import io.optimum.workbench.domain.PlanRequest;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The loop around a search: asks, evaluates, tells, keeps the best, within the budget.
public final class PredictiveSearch {
  /// Up to so many candidates are all tried: about a second of prediction.
  static final int EXHAUSTIVE_LIMIT = 20_000;

  private static final int BATCH = 64;

  private final PlanSpace space;
  private final Evaluator evaluator;
  private final SearchListener listener;

  public PredictiveSearch(PlanSpace space, Evaluator evaluator, SearchListener listener) {
    this.space = space;
    this.evaluator = evaluator;
    this.listener = listener;
  }

  /// Searches everything where that is within the budget, else locally. Returns what was done.
  public String run(Shortlist shortlist, Progress progress) {
    PlanRequest request = space.request();
    int limit = Math.min(EXHAUSTIVE_LIMIT, request.maxEvaluations());
    Optional<ExhaustiveSearch> exhaustive = ExhaustiveSearch.within(limit, space);
    Search search =
        exhaustive.isPresent()
            ? exhaustive.get()
            : new LocalSearch(space, new SplittableRandom(request.seed()));
    run(search, shortlist, progress);
    return exhaustive.isPresent() ? "exhaustive search" : "local search";
  }

  public void run(Search search, Shortlist shortlist, Progress progress) {
    int budget = space.request().maxEvaluations();
    while (shortlist.evaluations() < budget) {
      progress.report(
          (double) shortlist.evaluations() / budget,
          "Searching: %d candidates".formatted(shortlist.evaluations()));
      List<Candidate> asked = search.ask(Math.min(BATCH, budget - shortlist.evaluations()));
      if (asked.isEmpty()) {
        return;
      }
      List<Evaluation> tried = evaluator.evaluate(asked, progress);
      search.tell(tried);
      if (shortlist.offer(tried)) {
        shortlist
            .leader()
            .ifPresent(leader -> listener.improved(shortlist.evaluations(), leader.score()));
      }
    }
  }
}
