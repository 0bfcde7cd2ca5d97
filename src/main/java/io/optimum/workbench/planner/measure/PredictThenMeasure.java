package io.optimum.workbench.planner.measure;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.plan.PlannedDeployment;
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
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.strategy.search.Improvement;
import io.optimum.workbench.task.Progress;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Measures one combination after the other, each the one that the plan of highest expected
/// improvement per measurement is least sure of; learns from it, searches again with what it
/// learned, and so on: until no plan is expected to improve on the best measured one by more than
/// [#SAFE] of it, or the budget is spent.
///
/// Plans to consider are the best by what is expected, and the best if every slowdown came out one
/// standard deviation lower. Expected improvement is that of Jones, Schonlau and Welch (1998) under
/// a normal distribution around the predicted objective; its standard deviation is what the
/// objective gains when every slowdown is one standard deviation lower, over the root of the number
/// of deployments not measured, as if they missed independently. It is multiplied by the
/// probability that every SLO is met (Schonlau, Welch and Jones, 1998; see [SloProbability]), and
/// divided by the root of the number of combinations left to measure.
public final class PredictThenMeasure {
  /// One part in a thousand: less than what measuring anew would change.
  private static final double SAFE = 1e-3;

  /// Candidates judged anew after every measurement, beside the shortlist.
  private static final int REFINED = 500;

  private static final int SHORTLIST = 64;

  private final PlanSpace space;
  private final PlacementScorer placements;
  private final MeasuredEvaluator device;
  private final LearnedPredictor learned;
  private final List<Evaluation> tried = new CopyOnWriteArrayList<>();
  private final Set<Candidate> complete = new LinkedHashSet<>();
  private String ending = "";

  public PredictThenMeasure(PlanSpace space, PlacementScorer placements, MeasuredEvaluator device) {
    this.space = space;
    this.placements = placements;
    this.device = device;
    this.learned = new LearnedPredictor(space.context().predictor());
  }

  /// Blocks until the best is safe or as many combinations are measured as that many plans of the
  /// first one's size take. Goes on past the budget down the shortlist while no measured plan is
  /// feasible.
  ///
  /// @param ranked best first, by prediction
  /// @return plans whose combinations were all measured, in order
  public List<Evaluation> run(List<Candidate> ranked, int budget, Progress progress) {
    int most = budget * ranked.getFirst().placements().size();
    List<Candidate> known = proposals(ranked, round(0, most, progress).part(0, 0));
    int last = most + SHORTLIST;
    for (int measured = device.placementsMeasured();
        measured < (best().isEmpty() ? last : most);
        measured = device.placementsMeasured()) {
      Progress round = round(measured, most, progress);
      round.report(0, "Measuring what may help");
      Optional<Placement> next = next(known, round.part(0, 0));
      if (next.isEmpty()) {
        return tried();
      }
      device.measure(next.get(), round.part(0, 0.5));
      learn(next.get());
      note(known, round.part(0.5, 0.5));
      known = proposals(known, round.part(0.5, 1));
      note(known, round.part(1, 1));
    }
    ending =
        best().isEmpty() ? "None met every constraint." : "The budget of measurements was spent.";
    return tried();
  }

  /// The stretch of one measurement and what is learned from it.
  private static Progress round(int measured, int most, Progress progress) {
    return progress.part(
        (double) measured / Math.max(most, measured + 1),
        (measured + 1.0) / Math.max(most, measured + 2));
  }

  /// Measures all of a plan, whatever is expected of it.
  public void measure(Candidate candidate, Progress progress) {
    tried.addAll(device.evaluate(List.of(candidate), progress));
    complete.add(candidate);
    candidate.placements().forEach(this::learn);
  }

  private void learn(Placement placement) {
    learned.learn(
        space
            .context()
            .profiles()
            .profiled(space.context().spec(placement.gpu()), placement.combination()),
        device.measurement(placement));
  }

  /// Takes note of plans whose combinations happen to be all measured.
  private void note(List<Candidate> known, Progress progress) {
    for (Candidate each : known) {
      if (left(each) == 0 && isShared(each) && complete.add(each)) {
        tried.addAll(device.evaluate(List.of(each), progress));
      }
    }
  }

  /// Combinations to measure; a deployment alone is none.
  private long left(Candidate candidate) {
    return candidate.placements().stream().filter(this::isOpen).count();
  }

  private boolean isOpen(Placement placement) {
    return placement.combination().size() > 1 && !device.isMeasured(placement);
  }

  /// Every plan measured so far, in order. Any thread may ask.
  public List<Evaluation> tried() {
    return List.copyOf(tried);
  }

  /// Why it stopped, a sentence.
  public String ending() {
    return ending;
  }

  private Optional<Evaluation> best() {
    return tried.stream()
        .filter(Evaluation::feasible)
        .max(Comparator.comparingDouble(Evaluation::score));
  }

  /// The combination to measure next, of the most promising plan.
  private Optional<Placement> next(List<Candidate> known, Progress progress) {
    List<Candidate> open = known.stream().filter(each -> left(each) > 0).toList();
    Optional<Evaluation> best = best();
    if (best.isEmpty()) {
      ending = "None met every constraint.";
      return open.stream().findFirst().map(this::leastSure);
    }
    double bar = best.get().score();
    Expected expected = new Expected(open, progress);
    Optional<Evaluation> promising =
        expected.evaluations.stream()
            .max(
                Comparator.comparingDouble(
                    each -> expected.improvement(each, bar) / Math.sqrt(left(each.candidate()))));
    if (promising.isEmpty() || expected.improvement(promising.get(), bar) <= SAFE * Math.abs(bar)) {
      ending = "No other candidate is expected to be better by one part in a thousand.";
      return Optional.empty();
    }
    return Optional.of(leastSure(promising.get().candidate()));
  }

  private static boolean isShared(Candidate candidate) {
    return candidate.placements().stream().anyMatch(each -> each.combination().size() > 1);
  }

  private Placement leastSure(Candidate candidate) {
    return candidate.placements().stream()
        .filter(this::isOpen)
        .max(Comparator.comparingDouble(this::doubt))
        .orElseThrow();
  }

  /// Variance of the sum of throughputs.
  private double doubt(Placement placement) {
    double variance = 0;
    for (Interval each :
        learned
            .predict(
                space
                    .context()
                    .profiles()
                    .profiled(space.context().spec(placement.gpu()), placement.combination()))
            .slowdowns()) {
      double sd = LearnedPredictor.deviation(each) / each.mid();
      variance += sd * sd;
    }
    return variance;
  }

  /// The best by what is expected now, and the best if all came better than that.
  private List<Candidate> proposals(List<Candidate> known, Progress progress) {
    Set<Candidate> all = new LinkedHashSet<>();
    for (SlowdownPredictor each : List.of(learned, learned.optimistic())) {
      improved(known, evaluator(each), progress).best().forEach(one -> all.add(one.candidate()));
    }
    known.stream().limit(SHORTLIST).forEach(all::add);
    return List.copyOf(all);
  }

  /// What is measured counts as measured: a combination that missed an SLO is not proposed again.
  private PredictedEvaluator evaluator(SlowdownPredictor predictor) {
    return new PredictedEvaluator(space, placements, predictor, this::measured);
  }

  private Optional<Measurement> measured(Placement placement) {
    return device.isMeasured(placement)
        ? Optional.of(device.measurement(placement))
        : Optional.empty();
  }

  private Shortlist improved(
      List<Candidate> known, PredictedEvaluator evaluator, Progress progress) {
    Shortlist shortlist = new Shortlist(SHORTLIST);
    shortlist.offer(evaluator.evaluate(known, progress));
    new PredictiveSearch(space, evaluator, SearchListener.none())
        .refine(shortlist, REFINED, progress);
    return shortlist;
  }

  private final class Expected {
    private final List<Evaluation> evaluations;
    private final PredictedEvaluator better;

    Expected(List<Candidate> candidates, Progress progress) {
      evaluations = evaluator(learned).evaluate(candidates, progress);
      better = evaluator(learned.optimistic());
    }

    double improvement(Evaluation candidate, double bar) {
      Evaluation optimistic =
          better.evaluate(List.of(candidate.candidate()), Progress.none()).getFirst();
      List<PlannedDeployment> deployments =
          candidate.gpus().stream().flatMap(gpu -> gpu.deployments().stream()).toList();
      long unsure = deployments.stream().filter(each -> isUnsure(each.predictedSlowdown())).count();
      double deviation = (optimistic.score() - candidate.score()) / Math.sqrt(Math.max(1, unsure));
      double gain = Improvement.expected(candidate.score(), Math.max(0, deviation), bar);
      return optimistic.feasible() ? gain * SloProbability.of(deployments) : 0;
    }

    private static boolean isUnsure(Interval slowdown) {
      return slowdown.high() > slowdown.mid();
    }
  }
}
