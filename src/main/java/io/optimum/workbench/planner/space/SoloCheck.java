package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.space.SoloJudge.Alone;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Finds each engine's options per type of GPU, how many replicas its demand takes, and says why
/// when there are none.
final class SoloCheck {
  /// Below this load an engine is as fast as it gets: more replicas do not help.
  private static final double IDLE_FRACTION = 0.01;

  private static final int MOST_REPLICAS = 1 << 20;

  private static final int SLO_TRIES = 8;

  /// Between two looks at whether to go on.
  private static final int BESIDE = 8;

  private final Map<GpuId, Integer> gpus;
  private final int perGpu;
  private final SoloJudge judge;

  /// @param gpus of each type
  /// @param perGpu engines on a GPU at most
  SoloCheck(Map<GpuId, Integer> gpus, int perGpu, SoloJudge judge) {
    this.gpus = gpus;
    this.perGpu = perGpu;
    this.judge = judge;
  }

  /// An engine as it is planned: so many replicas, each with its share of the demand.
  ///
  /// @param target of one replica
  /// @param replicas the fewest with which each can have a GPU of its own
  /// @param options of one replica, by the types of GPU on which it can run alone
  record Needed(ServiceTarget target, int replicas, Map<GpuId, EngineOptions> options) {}

  /// A few engines at a time side by side; what is wrong is said of the first, and of memory of the
  /// one that needs most.
  ///
  /// @throws IllegalArgumentException when one is profiled on none of the types of GPU
  /// @throws io.optimum.workbench.domain.plan.InfeasibleException when one cannot run on any of
  ///   them, or its demand takes more replicas than have a place on them
  List<Needed> all(List<ServiceTarget> targets, Progress progress) {
    List<List<Alone>> tried = new ArrayList<>();
    for (int from = 0; from < targets.size(); from += BESIDE) {
      progress.report((double) from / targets.size(), "Judging every engine alone");
      List<ServiceTarget> some = targets.subList(from, Math.min(targets.size(), from + BESIDE));
      tried.addAll(some.parallelStream().map(this::tried).toList());
    }
    requireMemory(targets, tried);
    List<Needed> all = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      all.add(needed(targets.get(i), tried.get(i)));
    }
    requireGpus(targets, all);
    return all;
  }

  /// A headroom with which the one that needs most fits is one with which all do.
  private static void requireMemory(List<ServiceTarget> targets, List<List<Alone>> tried) {
    IntStream.range(0, targets.size())
        .filter(i -> !tried.get(i).isEmpty())
        .filter(i -> tried.get(i).stream().allMatch(each -> each.memorySlackBytes() < 0))
        .boxed()
        .min(Comparator.comparingDouble(i -> Infeasibility.roomiest(tried.get(i)).freeFraction()))
        .ifPresent(i -> {
          throw Infeasibility.alone(targets.get(i), tried.get(i), OptionalDouble.empty());
        });
  }

  /// Fewer GPUs than replicas may do, for replicas that share one serve more than one alone.
  private void requireGpus(List<ServiceTarget> targets, List<Needed> all) {
    int together = all.stream().mapToInt(Needed::replicas).sum();
    for (int i = 0; i < all.size(); i++) {
      int replicas = all.get(i).replicas();
      Set<GpuId> types = all.get(i).options().keySet();
      int given = types.stream().mapToInt(gpus::get).sum();
      if (replicas > (long) given * perGpu) {
        ServiceTarget target = targets.get(i);
        int enough = gpus.size() == 1 ? together : 0;
        Set<GpuId> named = types.equals(gpus.keySet()) ? Set.of() : types;
        throw Infeasibility.demand(
            target, tried(target), new Infeasibility.Gpus(replicas, given, enough, named));
      }
    }
  }

  private Needed needed(ServiceTarget target, List<Alone> tried) {
    if (tried.isEmpty()) {
      throw new IllegalArgumentException(
          "The engine %s has no profile on %s%s. %s"
              .formatted(target.engine(), gpus.keySet(), judge.wantedSizes(), judge.known(target)));
    }
    if (tried.stream().anyMatch(each -> each.feasible(target))) {
      return needed(target, 1, tried);
    }
    int replicas = replicas(target, tried);
    ServiceTarget share = target.shared(replicas);
    return needed(share, replicas, tried(share));
  }

  private Needed needed(ServiceTarget share, int replicas, List<Alone> tried) {
    Map<GpuId, List<Alone>> feasible = new TreeMap<>();
    tried.stream()
        .filter(each -> each.feasible(share))
        .forEach(each -> feasible.computeIfAbsent(each.gpu(), _ -> new ArrayList<>()).add(each));
    Map<GpuId, EngineOptions> options = new TreeMap<>();
    feasible.forEach((gpu, all) -> options.put(gpu, judge.options(share, all)));
    return new Needed(share, replicas, options);
  }

  private List<Alone> tried(ServiceTarget target) {
    return gpus.keySet().stream().flatMap(gpu -> judge.all(target, gpu).stream()).toList();
  }

  /// The fewest replicas that each can run alone, by bisection: the load of a replica falls as
  /// there are more.
  private int replicas(ServiceTarget target, List<Alone> tried) {
    if (target.arrivals() instanceof ArrivalProcess.ClosedLoop) {
      throw Infeasibility.alone(target, tried, sloOfOneGpu(target));
    }
    int enough = 2;
    while (!runsAlone(target.shared(enough))) {
      if (utilisation(target.shared(enough)) < IDLE_FRACTION || enough > MOST_REPLICAS) {
        throw Infeasibility.alone(
            target.shared(enough), tried(target.shared(enough)), sloOfOneGpu(target));
      }
      enough *= 2;
    }
    int few = enough / 2;
    while (enough - few > 1) {
      int middle = (few + enough) / 2;
      if (runsAlone(target.shared(middle))) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    return enough;
  }

  /// The least SLO that one GPU keeps. How long inputs are waited for depends on it: what is found
  /// is tried again.
  private OptionalDouble sloOfOneGpu(ServiceTarget target) {
    ServiceTarget now = target;
    for (int i = 0; i < SLO_TRIES; i++) {
      OptionalDouble least =
          tried(now).stream()
              .filter(each -> each.memorySlackBytes() >= 0 && each.level().sustainable())
              .mapToDouble(each -> each.level().p99Nanos())
              .min();
      if (least.isEmpty() || least.getAsDouble() <= now.sloP99Nanos()) {
        return least.isEmpty() ? least : OptionalDouble.of(now.sloP99Nanos());
      }
      long next = (long) Infeasibility.limitNanos(least.getAsDouble());
      now = new ServiceTarget(now.engine(), now.arrivals(), next, now.weight());
    }
    return OptionalDouble.empty();
  }

  private boolean runsAlone(ServiceTarget target) {
    return tried(target).stream().anyMatch(each -> each.feasible(target));
  }

  /// With the batch size that leaves least idle: with small ones an SLO may be met only then.
  private double utilisation(ServiceTarget target) {
    return tried(target).stream()
        .filter(each -> each.memorySlackBytes() >= 0)
        .mapToDouble(each -> each.level().utilisationFraction())
        .max()
        .orElse(0);
  }
}
