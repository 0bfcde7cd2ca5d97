package io.optimum.workbench.planner.measure;

import io.optimum.workbench.domain.PlannedDeployment;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.MeasuredEvaluator;
import io.optimum.workbench.planner.score.PlacementScorer;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.score.Shortlist;
import io.optimum.workbench.planner.search.PredictiveSearch;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.strategy.search.Improvement;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Measures the candidate of highest expected improvement, learns from it, searches again with what
/// it learned, and so on: until no candidate is expected to improve on the best measured one by
/// more than [#SAFE] of it, or the budget is spent.
///
/// Expected improvement is that of Jones, Schonlau and Welch (1998) under a normal distribution
/// around the predicted objective; its standard deviation is what the objective gains when every
/// slowdown is one standard deviation lower, over the root of the number of deployments, as if they
/// missed independently.
public final class PredictThenMeasure {
  /// One part in a thousand: less than what measuring anew would change.
  private static final double SAFE = 1e-3;

  /// Candidates judged anew after every measurement, beside the shortlist.
  private static final int REFINED = 1_500;

  private static final int SHORTLIST = 64;

  private final PlanSpace space;
  private final PlacementScorer placements;
  private final MeasuredEvaluator device;
  private final LearnedPredictor learned;
  private final List<Evaluation> tried = new ArrayList<>();
  private final Set<Candidate> measured = new HashSet<>();
  private String ending = "";

  public PredictThenMeasure(PlanSpace space, PlacementScorer placements, MeasuredEvaluator device) {
    this.space = space;
    this.placements = placements;
    this.device = device;
    this.learned = new LearnedPredictor(space.context().predictor());
  }

  /// Blocks until the best is safe or so many candidates are measured. Goes on past the budget down
  /// the shortlist while none of those measured is feasible.
  ///
  /// @param ranked best first, by prediction
  /// @return those measured, in order
  public List<Evaluation> run(List<Candidate> ranked, int budget, Progress progress) {
    List<Candidate> known = ranked;
    while (true) {
      boolean spent = measured.size() >= budget;
      Optional<Candidate> next = next(known, spent, progress);
      if (next.isEmpty()) {
        return List.copyOf(tried);
      }
      double from = Math.min(1, measured.size() / (double) budget);
      double to = Math.min(1, (measured.size() + 1) / (double) budget);
      measure(next.get(), progress.part(from, to));
      known = refined(known, progress);
    }
  }

  /// Measures one more, whatever is expected of it.
  public void measure(Candidate candidate, Progress progress) {
    tried.addAll(device.evaluate(List.of(candidate), progress));
    measured.add(candidate);
    for (Placement each : candidate.placements()) {
      learned.learn(
          space.context().profiles().profiled(space.context().spec(each.gpu()), each.combination()),
          device.measurement(each));
    }
  }

  /// Everything measured so far, in order.
  public List<Evaluation> tried() {
    return List.copyOf(tried);
  }

  /// Why it stopped, a sentence.
  public String ending() {
    return ending;
  }

  private Optional<Candidate> next(List<Candidate> known, boolean spent, Progress progress) {
    List<Candidate> left = known.stream().filter(each -> !measured.contains(each)).toList();
    Optional<Evaluation> best =
        tried.stream()
            .filter(Evaluation::feasible)
            .max(Comparator.comparingDouble(Evaluation::score));
    if (best.isEmpty()) {
      ending = "None met every constraint.";
      return left.stream().findFirst();
    }
    if (spent) {
      ending = "The budget of measurements was spent.";
      return Optional.empty();
    }
    double bar = best.get().score();
    Expected expected = new Expected(left, progress);
    Optional<Evaluation> promising =
        expected.evaluations.stream()
            .filter(Evaluation::feasible)
            .max(Comparator.comparingDouble(each -> expected.improvement(each, bar)));
    if (promising.isEmpty() || expected.improvement(promising.get(), bar) <= SAFE * Math.abs(bar)) {
      ending = "No other candidate is expected to be better by one part in a thousand.";
      return Optional.empty();
    }
    return promising.map(Evaluation::candidate);
  }

  /// The shortlist judged anew, with what a short search finds from there.
  private List<Candidate> refined(List<Candidate> known, Progress progress) {
    PredictedEvaluator evaluator = new PredictedEvaluator(space, placements, learned);
    Shortlist shortlist = new Shortlist(SHORTLIST);
    shortlist.offer(evaluator.evaluate(known, progress));
    new PredictiveSearch(space, evaluator, SearchListener.none())
        .refine(shortlist, REFINED, progress);
    return shortlist.best().isEmpty()
        ? known
        : shortlist.best().stream().map(Evaluation::candidate).toList();
  }

  private final class Expected {
    private final List<Evaluation> evaluations;
    private final ToDoubleFunction<Evaluation> optimistic;

    Expected(List<Candidate> candidates, Progress progress) {
      PredictedEvaluator expected = new PredictedEvaluator(space, placements, learned);
      PredictedEvaluator better = new PredictedEvaluator(space, placements, learned.optimistic());
      evaluations = expected.evaluate(candidates, progress);
      optimistic = each -> better.evaluate(List.of(each.candidate()), progress).getFirst().score();
    }

    double improvement(Evaluation candidate, double bar) {
      long deployments =
          candidate.gpus().stream()
              .flatMap(gpu -> gpu.deployments().stream())
              .map(PlannedDeployment::deployment)
              .count();
      double deviation =
          (optimistic.applyAsDouble(candidate) - candidate.score()) / Math.sqrt(deployments);
      return Improvement.expected(candidate.score(), Math.max(0, deviation), bar);
    }
  }
}
