package io.optimum.workbench.planner;

import static io.optimum.workbench.planner.space.Phrases.count;

import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanStoppedException;
import io.optimum.workbench.domain.plan.SearchOverhead;
import io.optimum.workbench.planner.PlanAssembler.Found;
import io.optimum.workbench.planner.measure.PredictThenMeasure;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.MeasuredEvaluator;
import io.optimum.workbench.planner.score.Measurer;
import io.optimum.workbench.planner.score.Shortlist;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.yardstick.Yardsticks;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One planning job whose best plan so far can be had at any time: a search by prediction, the most
/// promising measured one by one, and the best measured one chosen. A cancellation leaves [#run] as
/// an exception that carries the best so far.
public final class PlannerSession {
  /// What is done when it begins, of all.
  static final double BEGUN_FRACTION = 0.1;

  /// Where the search ends, of what is left: where the best are measured, and where they are not.
  private static final double SEARCH_FRACTION = 0.4;

  private static final double ROUNDS_FRACTION = 0.95;

  private static final double JUDGED_FRACTION = 0.9;
  private static final Comparator<Evaluation> BEST_FIRST =
      Comparator.comparingDouble(Evaluation::score).reversed();

  private final InstantSource clock;
  private final Instant start;
  private final ServiceModel model;
  private final PlanSpace space;
  private final SearchListener listener;
  private final PredictedPlans plans;
  private final @Nullable MeasuredEvaluator device;
  private final PlanAssembler assembler;
  private String measuredHow = "";
  private volatile @Nullable PredictThenMeasure measured;
  private volatile @Nullable Plan finished;

  PlannerSession(
      PlanSpace space, ServiceModel model, SearchListener listener, InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
    this.model = model;
    this.space = space;
    this.listener = listener;
    this.plans = new PredictedPlans(space, model, listener);
    Measurer measurer = space.context().measurer();
    this.device =
        measurer == null || space.request().measureTop() == 0
            ? null
            : new MeasuredEvaluator(space, measurer, plans.evaluator(), plans.placements());
    this.assembler = new PlanAssembler(space, new Yardsticks(space, plans.evaluator()));
  }

  /// Blocks until planned. To be called once.
  ///
  /// @throws io.optimum.workbench.domain.plan.InfeasibleException when no plan meets the
  ///   constraints
  /// @throws PlanStoppedException when `progress` was told to stop and there is a plan
  /// @throws CancellationException when it was told so before
  public Plan run(Progress progress) {
    try {
      return planned(progress.part(BEGUN_FRACTION, 1).forward());
    } catch (CancellationException e) {
      throw best().<CancellationException>map(PlanStoppedException::new).orElse(e);
    }
  }

  private Plan planned(Progress progress) {
    MeasuredEvaluator measuring = device;
    double searchFraction = measuring == null ? JUDGED_FRACTION : SEARCH_FRACTION;
    String how = plans.search(progress.part(0, searchFraction));
    if (shortlist().best().isEmpty()) {
      throw explain(progress);
    }
    List<Evaluation> ranked =
        measuring == null
            ? judged(progress.part(searchFraction, 1))
            : measured(measuring, progress.part(searchFraction, 1));
    String text =
        "Judged %s by prediction: %s."
            .formatted(count(shortlist().evaluations(), "candidate"), how);
    Plan plan = assembler.plan(found(ranked, text + measuredHow));
    finished = plan;
    return plan;
  }

  /// The best plan so far; empty before the first feasible one. Any thread may ask.
  public Optional<Plan> best() {
    Plan plan = finished;
    if (plan != null) {
      return Optional.of(plan);
    }
    PredictThenMeasure rounds = measured;
    MeasuredEvaluator measuring = device;
    List<Evaluation> tried =
        rounds == null || measuring == null ? List.of() : precise(measuring, rounds.tried());
    List<Evaluation> known = tried.isEmpty() ? plans.soFar() : tried;
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(assembler.atOnce(found(known, stopped())));
  }

  private String stopped() {
    return "Stopped before its end: the best so far of %s judged."
        .formatted(count(shortlist().evaluations(), "candidate"));
  }

  private Shortlist shortlist() {
    return plans.shortlist();
  }

  private List<Evaluation> judged(Progress progress) {
    plans.judge(progress);
    if (shortlist().best().isEmpty()) {
      throw explain(progress);
    }
    return shortlist().best();
  }

  private List<Evaluation> measured(MeasuredEvaluator measuring, Progress progress) {
    PredictThenMeasure rounds = new PredictThenMeasure(space, plans.placements(), measuring);
    measured = rounds;
    List<Candidate> ranked = shortlist().best().stream().map(Evaluation::candidate).toList();
    List<Evaluation> tried =
        rounds.run(ranked, space.request().measureTop(), progress.part(0, ROUNDS_FRACTION));
    Optional<Candidate> alone = worthComparing(tried);
    alone.ifPresent(each -> rounds.measure(each, progress.part(ROUNDS_FRACTION, 1)));
    measuredHow = " " + rounds.ending();
    List<Evaluation> feasible = precise(measuring, rounds.tried());
    if (feasible.isEmpty()) {
      throw NoPlan.measured(tried);
    }
    shortlist().lead(feasible.getFirst());
    listener.improved(shortlist().evaluations(), feasible.getFirst().score());
    return feasible;
  }

  /// Feasible ones of those measured, best first, with the numbers to be shown.
  private static List<Evaluation> precise(MeasuredEvaluator measuring, List<Evaluation> tried) {
    return tried.stream()
        .filter(Evaluation::feasible)
        .sorted(BEST_FIRST)
        .map(each -> measuring.precise(each.candidate()))
        .filter(Evaluation::feasible)
        .limit(PredictedPlans.JUDGED)
        .toList();
  }

  /// One engine per GPU, where it is feasible and by definition better than all that was measured.
  private Optional<Candidate> worthComparing(List<Evaluation> tried) {
    Candidate alone = space.onePerGpu();
    if (space.request().objective() != Objective.HIGHEST_STP
        || tried.stream().anyMatch(each -> each.candidate().equals(alone))) {
      return Optional.empty();
    }
    Evaluation expected = plans.evaluator().evaluate(List.of(alone), Progress.none()).getFirst();
    boolean beaten =
        tried.stream().anyMatch(each -> each.feasible() && each.score() >= expected.score());
    return expected.feasible() && !beaten ? Optional.of(alone) : Optional.empty();
  }

  private Found found(List<Evaluation> ranked, String search) {
    MeasuredEvaluator measuring = device;
    Evaluation chosen = ranked.getFirst();
    SearchOverhead overhead =
        new SearchOverhead(
            measuring == null ? 0 : measuring.combinationsMeasured(),
            measuring == null ? 0 : measuring.deviceSeconds(),
            Duration.between(start, clock.instant()).toNanos() / 1e9);
    double noise = measuring == null ? 0 : measuring.stpHalfWidth(chosen.candidate());
    return new Found(
        chosen,
        ranked.subList(1, ranked.size()),
        noise,
        shortlist().evaluations(),
        search,
        overhead);
  }

  private InfeasibleException explain(Progress progress) {
    boolean none = plans.verdict() == PredictedPlans.Verdict.NONE;
    Remedies remedies = new Remedies(space.request(), space.context(), model, none);
    return new NoPlan(space, plans.nearest(progress)).together(remedies, progress);
  }
}
