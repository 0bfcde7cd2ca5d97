package io.optimum.workbench.planner.yardstick;

import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.score.PredictedEvaluator;

import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.Yardstick;
import io.optimum.workbench.planner.space.Candidate.Placement;
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

  private final PlanSpace space;
  private final PredictedEvaluator evaluator;

  public Yardsticks(PlanSpace space, PredictedEvaluator evaluator) {
    this.space = space;
    this.evaluator = evaluator;
  }

  /// @param gpus how many the plan to compare with uses
  public List<Yardstick> all(int gpus) {
    List<EngineId> engines = space.engines();
    List<Yardstick> all = new ArrayList<>();
    all.add(new Yardstick("one model per GPU", 1, engines.size(), Provenance.PREDICTED));
    random("random pairing", (engines.size() + 1) / 2).ifPresent(all::add);
    random("random on as many GPUs", gpus).ifPresent(all::add);
    yardstick("first fit by utilisation", List.of(firstFit())).ifPresent(all::add);
    List<EngineId> byKernel = sorted(this::kernelNanos);
    yardstick("similar kernel durations together", List.of(chunks(byKernel, gpus)))
        .ifPresent(all::add);
    return all;
  }

  private Optional<Yardstick> random(String name, int gpus) {
    Random random = new Random(space.request().seed());
    List<List<List<EngineId>>> plans = new ArrayList<>();
    for (int i = 0; i < RANDOM_PLANS; i++) {
      List<EngineId> shuffled = new ArrayList<>(space.engines());
      Collections.shuffle(shuffled, random);
      plans.add(chunks(shuffled, gpus));
    }
    return yardstick(name + ", mean of " + RANDOM_PLANS, plans);
  }

  /// The mean over those plans that fit.
  private Optional<Yardstick> yardstick(String name, List<List<List<EngineId>>> plans) {
    List<Candidate> fitting = plans.stream().map(this::placed).flatMap(Optional::stream).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    double stp = fitting.stream().mapToDouble(this::stpPerGpu).average().orElseThrow();
    return Optional.of(
        new Yardstick(name, stp, fitting.getFirst().placements().size(), Provenance.PREDICTED));
  }

  private double stpPerGpu(Candidate candidate) {
    return candidate.placements().stream()
        .mapToDouble(each -> evaluator.score(each).share())
        .average()
        .orElseThrow();
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
        Placement placement = Placement.of(gpu, deployments);
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
