package io.optimum.workbench.planner;

import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PlacementScorer;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.score.Shortlist;
import io.optimum.workbench.planner.search.PredictiveSearch;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The best plans by prediction: searched with short plays of the demands, judged by long ones.
final class PredictedPlans {
  private static final int SHORTLIST = 64;
  private static final Comparator<Evaluation> BEST_FIRST =
      Comparator.comparingDouble(Evaluation::score).reversed();

  /// The plan and its runners-up.
  static final int JUDGED = 6;

  private static final double SEARCH_FRACTION = 0.8;

  private final PlanSpace space;
  private final ServiceModel model;
  private final SearchListener listener;
  private final PlacementScorer placements;
  private final PredictedEvaluator quick;
  private final Shortlist shortlist = new Shortlist(SHORTLIST);

  PredictedPlans(PlanSpace space, ServiceModel model, SearchListener listener) {
    this.space = space;
    this.model = model;
    this.listener = listener;
    this.placements = new PlacementScorer(space, model);
    this.quick = new PredictedEvaluator(space, placements);
  }

  PlacementScorer placements() {
    return placements;
  }

  PredictedEvaluator evaluator() {
    return quick;
  }

  /// The best so far, and the one that misses least.
  Shortlist shortlist() {
    return shortlist;
  }

  /// What is best by all that is known by now, best first, of which the first holds in a long play;
  /// empty where none does. Any thread may ask.
  List<Evaluation> soFar() {
    List<Evaluation> known =
        quick
            .evaluate(
                shortlist.best().stream().map(Evaluation::candidate).toList(), Progress.none())
            .stream()
            .filter(Evaluation::feasible)
            .sorted(BEST_FIRST)
            .toList();
    for (int i = 0; i < known.size(); i++) {
      Evaluation played = quick.verified(known.get(i).candidate());
      if (played.feasible()) {
        List<Evaluation> others = known.subList(i + 1, known.size());
        return Stream.concat(Stream.of(played), others.stream()).limit(JUDGED).toList();
      }
    }
    return List.of();
  }

  /// Searches with short plays; where nothing holds then, with long ones until something does.
  /// Returns what was done.
  String search(Progress progress) {
    String how = search(quick, progress.part(0, SEARCH_FRACTION));
    if (shortlist.best().isEmpty() && space.hasDemand()) {
      mend(progress.part(SEARCH_FRACTION, 1));
    }
    return how;
  }

  /// Searches groups of engines only until there is a plan, which holds in long plays.
  void any(Progress progress) {
    new PredictiveSearch(space, quick, listener).anyOfGroups(shortlist, progress);
    if (space.hasDemand()) {
      judge(quick, progress);
    }
    if (shortlist.best().isEmpty()) {
      mend(progress);
    }
  }

  private String search(PredictedEvaluator evaluator, Progress progress) {
    return new PredictiveSearch(space, evaluator, listener).run(shortlist, progress);
  }

  private void mend(Progress progress) {
    mendNearest(progress);
    if (shortlist.best().isEmpty()
        && PredictiveSearch.isOfGroups(space)
        && space.request().objective() != Objective.FEWEST_GPUS) {
      spread(progress);
    }
  }

  private void mendNearest(Progress progress) {
    Evaluation nearest = shortlist.nearest().orElseThrow();
    new PredictiveSearch(space, new PredictedEvaluator(space, placements.verifying()), listener)
        .mend(nearest.candidate(), shortlist, progress);
  }

  /// A plan on the fewest GPUs is one for every objective, and the surest to be found.
  private void spread(Progress progress) {
    PlanRequest fewest = space.request().withObjective(Objective.FEWEST_GPUS);
    PredictedPlans packed =
        new PredictedPlans(
            new PlanSpace(fewest, space.context(), model), model, SearchListener.none());
    packed.search(progress);
    packed.judge(progress);
    packed.shortlist.best().stream()
        .findFirst()
        .ifPresent(start -> {
          new PredictiveSearch(space, quick, listener).from(start.candidate(), shortlist, progress);
          judge(quick, progress);
        });
  }

  /// Judges the best again, by long plays. Where none holds then, all is searched again with a
  /// margin; and where that was not enough, the nearest is mended.
  void judge(Progress progress) {
    if (!space.hasDemand()) {
      return;
    }
    judge(quick, progress);
    if (shortlist.best().isEmpty()) {
      PredictedEvaluator careful = new PredictedEvaluator(space, placements.careful());
      search(careful, progress);
      judge(careful, progress);
    }
    if (shortlist.best().isEmpty()) {
      mend(progress);
    }
  }

  /// Until there are enough of them to choose from and to run up; what is best by all that is known
  /// first.
  private void judge(PredictedEvaluator evaluator, Progress progress) {
    if (shortlist.best().isEmpty()) {
      return;
    }
    List<Evaluation> found =
        evaluator.evaluate(shortlist.best().stream().map(Evaluation::candidate).toList(), progress);
    shortlist.clear();
    for (Evaluation each : found.stream().sorted(BEST_FIRST).toList()) {
      if (each.feasible() && shortlist.best().size() < JUDGED) {
        progress.report(
            (double) shortlist.best().size() / JUDGED, "Playing the best plans for longer");
        shortlist.offer(List.of(evaluator.verified(each.candidate())));
      }
    }
    found.stream().filter(each -> !each.feasible()).forEach(each -> shortlist.offer(List.of(each)));
  }

  /// The one that misses least, with the numbers to be shown.
  Evaluation nearest(Progress progress) {
    return new PredictedEvaluator(space, placements.precise())
        .evaluate(List.of(shortlist.nearest().orElseThrow().candidate()), progress)
        .getFirst();
  }

  /// Whether there is a plan.
  enum Verdict {
    PLAN,
    /// Every candidate was tried.
    NONE,
    /// Some were tried, which proves nothing.
    NOT_FOUND
  }

  /// Of a search that is over.
  Verdict verdict() {
    if (!shortlist.best().isEmpty()) {
      return Verdict.PLAN;
    }
    return PredictiveSearch.triesAll(space) ? Verdict.NONE : Verdict.NOT_FOUND;
  }
}
