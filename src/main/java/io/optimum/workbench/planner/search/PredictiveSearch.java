package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.score.Shortlist;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The loop around a search: asks, evaluates, tells, keeps the best, within the budget.
public final class PredictiveSearch {
  /// Up to so many candidates are all tried: about a second of prediction.
  static final int EXHAUSTIVE_LIMIT = 20_000;

  /// The same where demands are played for long.
  private static final int MENDED_LIMIT = 2_000;

  /// Groups of engines that are predicted for branch and bound: some seconds.
  private static final int GROUPS_LIMIT = 20_000;

  /// The same after every measurement: a tenth of a second.
  private static final int FEW_GROUPS = 2_000;

  private static final int NODES_LIMIT = 2_000_000;

  /// With more, the neighbours of one candidate are too many to judge them all.
  private static final int MANY_ENGINES = 24;

  /// Engines that searches of groups start with in all, and how often they start at most.
  private static final int STARTED_ENGINES = 128;

  private static final int MOST_STARTS = 3;

  /// Up to so many, branch and bound takes milliseconds.
  private static final int FEW_ENGINES = 12;

  private static final int BATCH = 64;

  private final PlanSpace space;
  private final PredictedEvaluator evaluator;
  private final SearchListener listener;

  public PredictiveSearch(PlanSpace space, PredictedEvaluator evaluator, SearchListener listener) {
    this.space = space;
    this.evaluator = evaluator;
    this.listener = listener;
  }

  /// Searches everything where that is within the budget; else locally, and by branch and bound
  /// where all groups of engines can be listed. Returns what was done.
  public String run(Shortlist shortlist, Progress progress) {
    PlanRequest request = space.request();
    int limit = Math.min(EXHAUSTIVE_LIMIT, request.maxEvaluations());
    Optional<ExhaustiveSearch> exhaustive = ExhaustiveSearch.within(limit, space);
    if (exhaustive.isPresent()) {
      run(exhaustive.get(), shortlist, progress);
      return "exhaustive search";
    }
    if (isOfGroups(space)) {
      return groups(shortlist, progress);
    }
    run(new LocalSearch(space, random()), shortlist, progress.part(0, 0.5));
    return "local search" + bounded(shortlist, GROUPS_LIMIT, progress.part(0.5, 1));
  }

  /// From scratch as often as it is worth: where a search of few engines ends is luck. Goodputs of
  /// plans that keep every SLO differ by less than a hundredth.
  private String groups(Shortlist shortlist, Progress progress) {
    int most = space.request().objective() == Objective.MOST_GOODPUT ? 1 : MOST_STARTS;
    int starts = Math.clamp(STARTED_ENGINES / space.engines().size(), 1, most);
    SplittableRandom random = random();
    for (int i = 0; i < starts; i++) {
      Progress part = progress.step(i, starts);
      run(new GroupSearch(space, evaluator, random.split(), part), shortlist, Progress.none());
    }
    return starts == 1 ? "group search" : "group search, started %d times,".formatted(starts);
  }

  /// Whether every candidate is tried, by [#mend] or, where nothing has a demand, by [#run].
  public static boolean triesAll(PlanSpace space) {
    int limit =
        Math.min(
            space.hasDemand() ? MENDED_LIMIT : EXHAUSTIVE_LIMIT, space.request().maxEvaluations());
    return ExhaustiveSearch.within(limit, space).isPresent();
  }

  /// Whether there are too many engines to judge every neighbour of a plan.
  public static boolean isOfGroups(PlanSpace space) {
    return space.engines().size() > MANY_ENGINES;
  }

  /// Searches on until a candidate is feasible: all there are where they are few, else from one
  /// that is nearly so.
  public void mend(Candidate start, Shortlist shortlist, Progress progress) {
    if (!triesAll(space) && isOfGroups(space)) {
      Search search = new GroupSearch(space, evaluator, random(), progress, start);
      untilFeasible(search, shortlist, space.request().maxEvaluations(), Progress.none());
      return;
    }
    Search search =
        triesAll(space)
            ? ExhaustiveSearch.within(EXHAUSTIVE_LIMIT, space).orElseThrow()
            : new LocalSearch(space, evaluator.evaluate(List.of(start), progress), random());
    untilFeasible(search, shortlist, space.request().maxEvaluations(), progress);
  }

  /// Searches on from a plan, however many engines it has.
  public void from(Candidate start, Shortlist shortlist, Progress progress) {
    run(new GroupSearch(space, evaluator, random(), progress, start), shortlist, Progress.none());
  }

  /// Searches groups of engines until a plan is feasible.
  public void anyOfGroups(Shortlist shortlist, Progress progress) {
    Search search = new GroupSearch(space, evaluator, random(), progress);
    untilFeasible(search, shortlist, space.request().maxEvaluations(), Progress.none());
  }

  private void untilFeasible(Search search, Shortlist shortlist, int most, Progress progress) {
    int budget = shortlist.evaluations() + most;
    while (shortlist.best().isEmpty() && shortlist.evaluations() < budget) {
      progress.report(-1, "Looking for a plan that meets every constraint");
      List<Candidate> asked = search.ask(BATCH);
      if (asked.isEmpty()) {
        return;
      }
      List<Evaluation> tried = evaluator.evaluate(asked, progress);
      search.tell(tried);
      shortlist.offer(tried);
    }
  }

  private SplittableRandom random() {
    return new SplittableRandom(space.request().seed());
  }

  /// Searches on from a list of candidates with a small budget: after the prediction changed. Where
  /// the groups of engines are few, by branch and bound too.
  public void refine(Shortlist shortlist, int budget, Progress progress) {
    Search search =
        isOfGroups(space)
            ? new GroupSearch(space, evaluator, random(), (_, now) -> progress.report(-1, now))
            : new LocalSearch(space, shortlist.best(), random());
    drive(search, shortlist, shortlist.evaluations() + budget, progress);
    if (isExact(space)) {
      bounded(shortlist, FEW_GROUPS, progress);
    }
  }

  /// Whether few enough engines are planned that the best of a prediction is found at once.
  public static boolean isExact(PlanSpace space) {
    return space.engines().size() <= FEW_ENGINES;
  }

  private String bounded(Shortlist shortlist, int limit, Progress progress) {
    Optional<GroupTable> groups = GroupTable.within(limit, space, evaluator, progress);
    if (groups.isEmpty()) {
      return "";
    }
    BranchAndBound search = BranchAndBound.over(space, groups.get(), NODES_LIMIT);
    search.tell(shortlist.best());
    drive(search, shortlist, Integer.MAX_VALUE, progress);
    return search.isComplete()
        ? " and branch and bound (nothing better by prediction)"
        : " and branch and bound (not finished)";
  }

  public void run(Search search, Shortlist shortlist, Progress progress) {
    drive(search, shortlist, space.request().maxEvaluations(), progress);
  }

  private void drive(Search search, Shortlist shortlist, int budget, Progress progress) {
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
