package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.space.SizeTimes;
import io.optimum.workbench.service.Draws;
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
  private final Draws draws = new Draws();
  private final Map<Ran, Runs> runs = new ConcurrentHashMap<>();
  private final AtomicInteger numbered = new AtomicInteger();

  /// Slowdowns of both of a pair at all their sizes, by both their numbers; see [Beside].
  private final Map<Long, double[]> pairs = new ConcurrentHashMap<>();

  Demand(PlanSpace space, Batching batching) {
    this.space = space;
    this.batching = batching;
  }

  private record Ran(GpuId gpu, Deployment deployment) {}

  /// How a deployment runs.
  ///
  /// @param number so that a pair is found by a number too
  /// @param shares latencies of its batch sizes over that of the whole batch
  /// @param ranks of these sizes, by size
  private record Runs(int number, SortedMap<Integer, Double> shares, int[] ranks) {}

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
        tenants(placement, soloNanos), interference(placement, together), batching, inputs, draws);
  }

  /// The same as long as no SLO is sure to be missed.
  List<ServiceLevel> levelsUntilMissed(
      Placement placement, List<Double> soloNanos, List<Double> together, int inputs) {
    return PlayedGpu.playUntilMissed(
        tenants(placement, soloNanos), interference(placement, together), batching, inputs, draws);
  }

  private List<Tenant> tenants(Placement placement, List<Double> soloNanos) {
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < placement.deployments().size(); i++) {
      Deployment each = placement.deployments().get(i);
      SortedMap<Integer, Double> nanos = new TreeMap<>();
      double whole = soloNanos.get(i);
      runs(placement.gpu(), each).shares().forEach((size, share) -> nanos.put(size, share * whole));
      tenants.add(new Tenant(each, nanos, space.target(each.engine())));
    }
    return tenants;
  }

  private Runs runs(GpuId gpu, Deployment deployment) {
    return runs.computeIfAbsent(new Ran(gpu, deployment), this::runs);
  }

  private Runs runs(Ran ran) {
    SortedMap<Integer, Double> shares =
        SizeTimes.of(space.context(), ran.gpu(), ran.deployment(), 1);
    int[] ranks = new int[ran.deployment().batchSize() + 1];
    int rank = 0;
    for (int size : shares.keySet()) {
      ranks[size] = rank++;
    }
    return new Runs(numbered.incrementAndGet(), shares, ranks);
  }

  private Interference interference(Placement placement, List<Double> together) {
    List<Deployment> all = placement.deployments();
    if (all.size() == 1) {
      return Interference.none();
    }
    return new PairwiseInterference(
        new Beside(placement),
        all.stream().mapToInt(Deployment::batchSize).toArray(),
        together.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// Slowdowns of pairs of one GPU's deployments. Tables are shared by all threads without a lock:
  /// whoever finds a slowdown missing, which is 0, predicts it, and all predict the same.
  private final class Beside implements PairwiseInterference.Pairs {
    private final Placement placement;
    private final Runs[] all;

    /// By deployment and a later one. Per size of the first and size of the second, the slowdowns
    /// of the first and of the second.
    private final double[][][] tables;

    Beside(Placement placement) {
      this.placement = placement;
      this.all =
          placement.deployments().stream()
              .map(each -> runs(placement.gpu(), each))
              .toArray(Runs[]::new);
      this.tables = new double[all.length][all.length][];
      for (int i = 0; i < all.length; i++) {
        for (int j = i + 1; j < all.length; j++) {
          int slowdowns = 2 * all[i].shares().size() * all[j].shares().size();
          tables[i][j] =
              pairs.computeIfAbsent(
                  all[i].number() * SPREAD + all[j].number(), _ -> new double[slowdowns]);
        }
      }
    }

    @Override
    public double slowdown(int victim, int size, int other, int otherSize) {
      return victim < other
          ? slowdowns(victim, size, other, otherSize, 0)
          : slowdowns(other, otherSize, victim, size, 1);
    }

    private double slowdowns(int first, int firstSize, int second, int secondSize, int whose) {
      double[] table = tables[first][second];
      int row = all[first].ranks()[firstSize] * all[second].shares().size();
      int at = 2 * (row + all[second].ranks()[secondSize]);
      if (table[at + whose] == 0) {
        List<Interval> predicted = predicted(first, firstSize, second, secondSize);
        table[at] = predicted.get(0).mid();
        table[at + 1] = predicted.get(1).mid();
      }
      return table[at + whose];
    }

    private List<Interval> predicted(int first, int firstSize, int second, int secondSize) {
      Combination pair =
          Combination.ofStreams(
              List.of(
                  placement.deployments().get(first).withBatchSize(firstSize),
                  placement.deployments().get(second).withBatchSize(secondSize)));
      return space.context().predictor().predict(space.profiled(placement.gpu(), pair)).slowdowns();
    }
  }
}
