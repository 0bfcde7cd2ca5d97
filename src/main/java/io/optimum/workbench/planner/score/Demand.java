package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.space.SizeTimes;
import io.optimum.workbench.service.Interference;
import io.optimum.workbench.service.PairwiseInterference;
import io.optimum.workbench.service.PlayedGpu;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What the deployments of one GPU make of inputs that arrive by themselves: their demands are
/// played together ([PlayedGpu]). Pairs at the batch sizes that run are predicted when they are
/// first met, and remembered.
final class Demand {
  /// The golden ratio: multiples of it are far apart, so that keys of pairs are different and their
  /// hash codes spread (Knuth, The Art of Computer Programming 3, 6.4).
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final PlanSpace space;
  private final Batching batching;

  /// Numbers for what runs, so that a pair of them is found by a number too.
  private final Map<Ran, Integer> numbers = new ConcurrentHashMap<>();

  /// Latencies of smaller batches over that of the whole one.
  private final Map<Ran, SortedMap<Integer, Double>> sizes = new ConcurrentHashMap<>();

  private final AtomicInteger numbered = new AtomicInteger();

  /// Slowdowns of the first of a pair, by both their numbers.
  private final Map<Long, Double> pairs = new ConcurrentHashMap<>();

  Demand(PlanSpace space, Batching batching) {
    this.space = space;
    this.batching = batching;
  }

  private record Ran(GpuId gpu, Deployment deployment) {}

  /// Whether anything on this GPU has a demand of its own; else all saturate it.
  boolean isOf(Placement placement) {
    return placement.deployments().stream()
        .anyMatch(
            each -> !(space.target(each.engine()).arrivals() instanceof ArrivalProcess.ClosedLoop));
  }

  /// @param soloNanos of whole batches alone
  /// @param together slowdowns with whole batches beside all others
  /// @param inputs of each deployment to play
  List<ServiceLevel> levels(
      Placement placement, List<Double> soloNanos, List<Double> together, int inputs) {
    return PlayedGpu.play(
        tenants(placement, soloNanos), interference(placement, together), batching, inputs);
  }

  /// The same as long as no SLO is sure to be missed.
  List<ServiceLevel> levelsUntilMissed(
      Placement placement, List<Double> soloNanos, List<Double> together, int inputs) {
    return PlayedGpu.playUntilMissed(
        tenants(placement, soloNanos), interference(placement, together), batching, inputs);
  }

  private List<Tenant> tenants(Placement placement, List<Double> soloNanos) {
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < placement.deployments().size(); i++) {
      Deployment each = placement.deployments().get(i);
      SortedMap<Integer, Double> nanos = new TreeMap<>();
      double whole = soloNanos.get(i);
      sizes(placement.gpu(), each).forEach((size, share) -> nanos.put(size, share * whole));
      tenants.add(new Tenant(each, nanos, space.target(each.engine())));
    }
    return tenants;
  }

  private SortedMap<Integer, Double> sizes(GpuId gpu, Deployment deployment) {
    return sizes.computeIfAbsent(
        new Ran(gpu, deployment),
        ran -> SizeTimes.of(space.context(), ran.gpu(), ran.deployment(), 1));
  }

  private Interference interference(Placement placement, List<Double> together) {
    List<Deployment> all = placement.deployments();
    if (all.size() == 1) {
      return Interference.none();
    }
    int[][] known = all.stream().map(each -> new int[each.batchSize() + 1]).toArray(int[][]::new);
    return new PairwiseInterference(
        (victim, size, other, otherSize) ->
            slowdown(
                new Sized(placement, known, victim, size),
                new Sized(placement, known, other, otherSize)),
        all.stream().mapToInt(Deployment::batchSize).toArray(),
        together.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// One of a GPU's deployments at one of its batch sizes.
  ///
  /// @param known numbers found before, by deployment and size; 0 = none yet
  private record Sized(Placement placement, int[][] known, int index, int size) {
    Deployment deployment() {
      return placement.deployments().get(index).withBatchSize(size);
    }
  }

  private int number(Sized one) {
    int known = one.known()[one.index()][one.size()];
    if (known == 0) {
      known =
          numbers.computeIfAbsent(
              new Ran(one.placement().gpu(), one.deployment()), _ -> numbered.incrementAndGet());
      one.known()[one.index()][one.size()] = known;
    }
    return known;
  }

  private double slowdown(Sized victim, Sized other) {
    long pair = number(victim) * SPREAD + number(other);
    Double known = pairs.get(pair);
    if (known != null) {
      return known;
    }
    double predicted = predicted(victim, other);
    pairs.put(pair, predicted);
    return predicted;
  }

  /// Always in the same order: a sum may come out differently the other way round.
  private double predicted(Sized victim, Sized other) {
    Deployment one = victim.deployment();
    Deployment two = other.deployment();
    boolean first =
        one.engine().equals(two.engine())
            ? one.batchSize() <= two.batchSize()
            : victim.index() < other.index();
    Combination pair = Combination.ofStreams(first ? List.of(one, two) : List.of(two, one));
    return space
        .context()
        .predictor()
        .predict(space.profiled(victim.placement().gpu(), pair))
        .slowdowns()
        .get(first ? 0 : 1)
        .mid();
  }
}
