package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.planner.Planner;
import io.optimum.workbench.planner.score.PlacementScorer;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.search.RandomSearch;
import io.optimum.workbench.planner.search.Search;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.yardstick.Yardsticks;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.study.proof.ProofCell.Budget;
import io.optimum.workbench.study.proof.ProofCell.Cost;
import io.optimum.workbench.study.proof.ProofCell.Outcome;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every method on one world, judged by what was measured there.
final class Contest {
  /// Random searches whose mean is taken.
  private static final int RANDOM_SEARCHES = 20;

  private final Truth truth;
  private final PlanRequest request;
  private final InstantSource clock;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Map<Double, Double> ours = new TreeMap<>();
  private final Map<Double, Double> random = new TreeMap<>();

  Contest(Truth truth, int largest, int measureTop, InstantSource clock) {
    this.truth = truth;
    this.request = truth.world().request(largest, measureTop);
    this.clock = clock;
  }

  /// @param prior needs no training
  /// @param trained null = there is none
  List<Outcome> run(SlowdownPredictor prior, @Nullable SlowdownPredictor trained) {
    if (trained != null) {
      Ledger ledger = new Ledger(truth);
      planned(Method.TRAINED, trained, ledger);
      trace(ledger, ours, 1);
      planned(Method.PREDICTED, trained, null);
    }
    planned(Method.UNTRAINED, prior, new Ledger(truth));
    outcomes.add(new Outcome(Method.ALONE, 1, truth.world().engines().size(), 0, Cost.NOTHING));
    Outcome ours = outcomes.getFirst();
    rules(prior, (int) ours.gpus());
    randomSearch(prior, (int) ours.cost().combinations());
    List<Set<EngineId>> best = oracle();
    add(Method.ORACLE, best, exhaustive());
    return List.copyOf(outcomes);
  }

  List<Set<EngineId>> oracle() {
    return new Oracle(truth, truth.world().engines()).best();
  }

  List<Budget> curve() {
    return ours.entrySet().stream()
        .map(each ->
            new Budget(
                each.getKey(), each.getValue(), random.getOrDefault(each.getKey(), Double.NaN)))
        .toList();
  }

  private void trace(Ledger ledger, Map<Double, Double> curve, double weight) {
    for (double share : ProofCell.SHARES) {
      int combinations = (int) Math.round(share * truth.combinations());
      curve.merge(share, weight * ledger.best(combinations), Double::sum);
    }
  }

  Cost exhaustive() {
    return new Cost(truth.combinations(), truth.deviceSeconds(), 0);
  }

  private void planned(Method method, SlowdownPredictor predictor, @Nullable Ledger ledger) {
    Plan plan = new Planner(clock).plan(request, context(predictor, ledger), Progress.none());
    add(
        method,
        plan.gpus().stream().map(gpu -> Truth.engines(gpu.combination())).toList(),
        new Cost(
            ledger == null ? 0 : ledger.combinations(),
            ledger == null ? 0 : ledger.deviceSeconds(),
            plan.searchOverhead().wallSeconds()));
  }

  private void add(Method method, List<Set<EngineId>> plan, Cost cost) {
    outcomes.add(new Outcome(method, truth.stp(plan), plan.size(), truth.missed(plan), cost));
  }

  private PlanContext context(SlowdownPredictor predictor, @Nullable Ledger ledger) {
    World world = truth.world();
    return PlanContext.of(Map.of(world.gpu().id(), world.gpu()), world.known(), predictor, ledger)
        .withShared(world::isShared);
  }

  private void rules(SlowdownPredictor predictor, int gpus) {
    ServiceModel model = new ServiceModel(Batching.atOnce());
    PlanSpace space = new PlanSpace(request, context(predictor, null), model);
    PredictedEvaluator evaluator = new PredictedEvaluator(space, new PlacementScorer(space, model));
    for (Yardsticks.Rule rule : new Yardsticks(space, evaluator).rules(gpus)) {
      List<List<Set<EngineId>>> plans = rule.plans().stream().map(Contest::groups).toList();
      outcomes.add(
          new Outcome(
              Method.rule(rule.name()),
              plans.stream().mapToDouble(truth::stp).average().orElseThrow(),
              plans.stream().mapToInt(List::size).average().orElseThrow(),
              plans.stream().mapToInt(truth::missed).average().orElseThrow(),
              Cost.NOTHING));
    }
  }

  /// Random plans measured until as many combinations are bought as ours bought, and for the curve
  /// on to its end; the best plan that can be made of them.
  private void randomSearch(SlowdownPredictor predictor, int budget) {
    ServiceModel model = new ServiceModel(Batching.atOnce());
    PlanSpace space = new PlanSpace(request, context(predictor, null), model);
    int most = (int) Math.round(ProofCell.SHARES.getLast() * truth.combinations());
    double stp = 0;
    double seconds = 0;
    double bought = 0;
    for (int i = 0; i < RANDOM_SEARCHES; i++) {
      Search search = new RandomSearch(space, new SplittableRandom(request.seed() * 1_000 + i));
      Ledger ledger = new Ledger(truth);
      buy(search, ledger, budget);
      stp += ledger.best(Integer.MAX_VALUE) / RANDOM_SEARCHES;
      seconds += ledger.deviceSeconds() / RANDOM_SEARCHES;
      bought += ledger.combinations() / (double) RANDOM_SEARCHES;
      buy(search, ledger, most);
      trace(ledger, random, 1.0 / RANDOM_SEARCHES);
    }
    double gpus = outcomes.getFirst().gpus();
    outcomes.add(new Outcome(Method.RANDOM_SEARCH, stp, gpus, 0, new Cost(bought, seconds, 0)));
  }

  /// The last plan may go over the budget a little, in favour of random search.
  private void buy(Search search, Ledger ledger, int budget) {
    buy(groups(search.ask(1).getFirst()), ledger);
    while (ledger.combinations() < budget) {
      buy(groups(search.ask(1).getFirst()), ledger);
    }
  }

  private void buy(List<Set<EngineId>> plan, Ledger ledger) {
    plan.forEach(group -> ledger.buy(truth.combination(group)));
  }

  private static List<Set<EngineId>> groups(Candidate candidate) {
    return candidate.placements().stream().map(each -> Truth.engines(each.combination())).toList();
  }
}
