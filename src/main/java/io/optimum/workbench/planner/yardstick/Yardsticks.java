package io.optimum.workbench.planner.yardstick;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Yardstick;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/// Plans by plain rules, judged by the same prediction: what a search has to beat.
///
/// They respect memory and engines per GPU; of SLOs, demand and the number of GPUs they know
/// nothing. A rule that gives no plan here is left out.
public final class Yardsticks {
  private static final int RANDOM_PLANS = 32;
  private static final String ALONE = "one model per GPU";

  private final PlanSpace space;
  private final PredictedEvaluator evaluator;

  public Yardsticks(PlanSpace space, PredictedEvaluator evaluator) {
    this.space = space;
    this.evaluator = evaluator;
  }

  /// A rule and its plans that fit: several where it draws at random.
  ///
  /// @param name for people
  /// @param plans at least one
  public record Rule(String name, List<Candidate> plans) {
    public Rule {
      plans = List.copyOf(plans);
    }
  }

  /// What each rule promises, by prediction.
  ///
  /// @param gpus how many the plan to compare with uses
  public List<Yardstick> all(int gpus) {
    List<Yardstick> all = new ArrayList<>();
    all.add(yardstick(new Rule(ALONE, List.of(space.onePerGpu()))));
    rules(gpus).stream().map(this::yardstick).forEach(all::add);
    return all;
  }

  private Yardstick yardstick(Rule rule) {
    double stp = rule.plans().stream().mapToDouble(this::stpPerGpu).average().orElseThrow();
    int used = rule.plans().getFirst().placements().size();
    double kept = (double) rule.plans().stream().filter(this::isKept).count() / rule.plans().size();
    return new Yardstick(rule.name(), stp, used, kept, Provenance.PREDICTED);
  }

  /// Up to the first GPU on which an SLO or a demand is missed.
  private boolean isKept(Candidate candidate) {
    return candidate.placements().stream().allMatch(each -> evaluator.score(each).feasible());
  }

  /// The plans of every rule but one model per GPU.
  ///
  /// @param gpus how many the plan to compare with uses
  public List<Rule> rules(int gpus) {
    List<EngineId> engines = space.engines();
    int pairs = (engines.size() + 1) / 2;
    List<EngineId> byKernel = sorted(this::kernelNanos);
    List<EngineId> large = sorted(each -> -utilisation(each));
    GreedyRule linear = new GreedyRule(space, new BandwidthShares(), this::placement);
    GreedyRule kernels = new GreedyRule(space, new KernelRoundRobinPrior(), this::placement);
    int most = space.request().maxEnginesPerGpu();
    List<Rule> rules = new ArrayList<>();
    rules.add(rule("random pairing, mean of " + RANDOM_PLANS, random(pairs)));
    rules.add(rule("random on as many GPUs, mean of " + RANDOM_PLANS, random(gpus)));
    rules.add(rule("first fit by utilisation", List.of(firstFit())));
    rules.add(rule("similar kernel durations together", List.of(chunks(byKernel, gpus))));
    rules.add(
        rule(
            "pairs by linear interference (as gpulet)",
            List.of(linear.groups(large, pairs, Math.min(2, most)))));
    rules.add(
        rule("greedy by kernel counts (as iGniter)", List.of(kernels.groups(large, gpus, most))));
    return rules.stream().filter(rule -> !rule.plans().isEmpty()).toList();
  }

  private List<List<List<EngineId>>> random(int gpus) {
    Random random = new Random(space.request().seed());
    List<List<List<EngineId>>> plans = new ArrayList<>();
    for (int i = 0; i < RANDOM_PLANS; i++) {
      List<EngineId> shuffled = new ArrayList<>(space.engines());
      Collections.shuffle(shuffled, random);
      plans.add(chunks(shuffled, gpus));
    }
    return plans;
  }

  private Rule rule(String name, List<List<List<EngineId>>> plans) {
    return new Rule(name, plans.stream().map(this::placed).flatMap(Optional::stream).toList());
  }

  private double stpPerGpu(Candidate candidate) {
    return candidate.placements().stream().mapToDouble(evaluator::share).average().orElseThrow();
  }

  private Optional<Candidate> placed(List<List<EngineId>> groups) {
    List<Placement> placements = new ArrayList<>();
    for (List<EngineId> group : groups) {
      Optional<Placement> placement = placement(group);
      if (placement.isEmpty()) {
        return Optional.empty();
      }
      placements.add(placement.get());
    }
    return Optional.of(new Candidate(placements));
  }

  /// On the first type of GPU that takes all of them.
  private Optional<Placement> placement(List<EngineId> group) {
    for (GpuId gpu : space.gpuTypes()) {
      if (group.stream().allMatch(engine -> space.runs(engine, gpu))) {
        List<Deployment> deployments =
            group.stream().map(engine -> space.options(engine, gpu).start()).toList();
        Placement placement = space.placement(gpu, deployments);
        if (space.fits(placement)) {
          return Optional.of(placement);
        }
      }
    }
    return Optional.empty();
  }

  /// Engines in falling order of utilisation, each to the first GPU where the sum stays within 1.
  private List<List<EngineId>> firstFit() {
    List<List<EngineId>> groups = new ArrayList<>();
    for (EngineId engine : sorted(each -> -utilisation(each))) {
      List<EngineId> target = null;
      for (List<EngineId> group : groups) {
        if (target == null && takes(group, engine)) {
          target = group;
        }
      }
      if (target == null) {
        target = new ArrayList<>();
        groups.add(target);
      }
      target.add(engine);
    }
    return groups;
  }

  private boolean takes(List<EngineId> group, EngineId engine) {
    List<EngineId> with = new ArrayList<>(group);
    with.add(engine);
    return with.stream().mapToDouble(this::utilisation).sum() <= 1 && placement(with).isPresent();
  }

  private List<EngineId> sorted(ToDoubleFunction<EngineId> by) {
    return space.engines().stream()
        .sorted(Comparator.comparingDouble(by).thenComparing(each -> each))
        .toList();
  }

  /// So many groups of consecutive engines, their sizes equal within one.
  private static List<List<EngineId>> chunks(List<EngineId> engines, int groups) {
    List<List<EngineId>> chunks = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      chunks.add(engines.subList(i * engines.size() / groups, (i + 1) * engines.size() / groups));
    }
    return chunks;
  }

  private double utilisation(EngineId engine) {
    return Utilisation.fraction(profile(engine), space.context().spec(type(engine)));
  }

  private double kernelNanos(EngineId engine) {
    return Utilisation.kernelNanos(profile(engine));
  }

  private EngineProfile profile(EngineId engine) {
    Deployment start = space.options(engine, type(engine)).start();
    return space.context().profiles().require(engine, type(engine), start.batchSize());
  }

  private GpuId type(EngineId engine) {
    return space.gpuTypes().stream()
        .filter(gpu -> space.runs(engine, gpu))
        .findFirst()
        .orElseThrow();
  }
}
