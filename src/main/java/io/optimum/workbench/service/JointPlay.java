package io.optimum.workbench.service;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What deployments that share a GPU make of their loads where some of them rest at times, for want
/// of inputs or because they are paced: they are played together ([PlayedGpu]). Pairs at the batch
/// sizes that run are predicted when they are first met, and remembered. Thread-safe.
public final class JointPlay {
  /// The golden ratio: multiples of it are far apart, so that keys of pairs are different and their
  /// hash codes spread (Knuth, The Art of Computer Programming 3, 6.4).
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Profiles profiles;
  private final CoRunPredictor predictor;
  private final Batching batching;

  private final Draws draws = new Draws();
  private final Map<Ran, Runs> runs = new ConcurrentHashMap<>();
  private final AtomicInteger numbered = new AtomicInteger();

  /// Slowdowns of both of a pair at all their sizes, by both their numbers; see [Beside].
  private final Map<Long, double[]> pairs = new ConcurrentHashMap<>();

  /// Of what one adds to another, both with whole batches, by both their numbers in order.
  private final Map<Long, Double> variations = new ConcurrentHashMap<>();

  /// @param profiles of the engines
  /// @param predictor never asked for paced deployments
  /// @param batching of inputs that arrive by themselves
  public JointPlay(Profiles profiles, CoRunPredictor predictor, Batching batching) {
    this.profiles = profiles;
    this.predictor = predictor;
    this.batching = batching;
  }

  private record Ran(GpuId gpu, Combination alone) {}

  /// How a deployment runs.
  ///
  /// @param number so that a pair is found by a number too
  /// @param shares latencies of its batch sizes over that of the whole batch
  /// @param ranks of these sizes, by size
  private record Runs(int number, SortedMap<Integer, Double> shares, int[] ranks) {}

  /// Whether any of them rests at times; else all saturate the GPU.
  ///
  /// @param targets one per deployment
  public static boolean isOf(Combination combination, List<ServiceTarget> targets) {
    return combination.isPaced()
        || targets.stream()
            .anyMatch(each -> !(each.arrivals() instanceof ArrivalProcess.ClosedLoop));
  }

  /// What is played.
  ///
  /// @param soloNanos of whole batches alone
  /// @param together slowdowns with whole batches beside all others, none of which rests
  /// @param targets arrivals and SLOs
  public record Scene(
      GpuId gpu,
      Combination combination,
      List<Double> soloNanos,
      List<Double> together,
      List<ServiceTarget> targets) {}

  /// What the users of each deployment feel.
  ///
  /// @param inputs of each deployment to play
  public List<ServiceLevel> levels(Scene scene, int inputs) {
    return PlayedGpu.play(tenants(scene), interference(scene), batching, inputs, draws);
  }

  /// The same as long as no SLO is sure to be missed.
  public List<ServiceLevel> levelsUntilMissed(Scene scene, int inputs) {
    return PlayedGpu.playUntilMissed(tenants(scene), interference(scene), batching, inputs, draws);
  }

  /// How long an inference of each takes while all saturate the GPU.
  ///
  /// @param together slowdowns with whole batches beside all others; those of the scene, or others
  public List<ServiceTime> saturated(Scene scene, List<Double> together) {
    Beside beside = new Beside(scene);
    List<ServiceTime> times = new ArrayList<>();
    for (int i = 0; i < together.size(); i++) {
      times.add(ServiceTime.beside(scene.soloNanos().get(i), together.get(i), beside.variation(i)));
    }
    return times;
  }

  private List<Tenant> tenants(Scene scene) {
    List<Tenant> tenants = new ArrayList<>();
    Beside beside = new Beside(scene);
    for (int i = 0; i < scene.combination().size(); i++) {
      Deployment each = scene.combination().deployments().get(i);
      double whole = scene.soloNanos().get(i);
      SortedMap<Integer, Double> nanos = new TreeMap<>();
      runs(scene, i).shares().forEach((size, share) -> nanos.put(size, share * whole));
      tenants.add(new Tenant(each, nanos, scene.targets().get(i), beside.variation(i)));
    }
    return tenants;
  }

  private Runs runs(Scene scene, int deployment) {
    return runs.computeIfAbsent(
        new Ran(scene.gpu(), scene.combination().solo(deployment).unpaced()), this::runs);
  }

  private Runs runs(Ran ran) {
    SortedMap<Integer, Double> shares =
        SizeTimes.of(predictor, profiles, ran.gpu(), ran.alone(), 1);
    int[] ranks = new int[ran.alone().deployments().getFirst().batchSize() + 1];
    int rank = 0;
    for (int size : shares.keySet()) {
      ranks[size] = rank++;
    }
    return new Runs(numbered.incrementAndGet(), shares, ranks);
  }

  private Interference interference(Scene scene) {
    List<Deployment> all = scene.combination().deployments();
    return all.size() == 1
        ? Interference.none()
        : new PairwiseInterference(
            new Beside(scene),
            all.stream().mapToInt(Deployment::batchSize).toArray(),
            scene.together().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// Slowdowns of pairs of one GPU's deployments. Tables are shared by all threads without a lock:
  /// whoever finds a slowdown missing, which is 0, predicts it, and all predict the same.
  private final class Beside implements PairwiseInterference.Pairs {
    private final Scene scene;
    private final Runs[] all;

    /// By deployment and a later one. Per size of the first and size of the second, the slowdowns
    /// of the first and of the second.
    private final double[][][] tables;

    Beside(Scene scene) {
      this.scene = scene;
      this.all =
          IntStream.range(0, scene.combination().size())
              .mapToObj(i -> runs(scene, i))
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

    /// Of what all others add to a deployment; what one adds has nothing to do with what another
    /// does, nor one stream's part of it with another's.
    double variation(int victim) {
      double sum = 0;
      double squares = 0;
      for (int other = 0; other < all.length; other++) {
        double added = other == victim ? 0 : slowdown(victim, other) - 1;
        if (added > 0) {
          double off = added * turns(victim, other);
          sum += added;
          squares += off * off / scene.combination().deployments().get(other).streams();
        }
      }
      return sum == 0 ? 0 : Math.sqrt(squares) / sum;
    }

    private double turns(int victim, int other) {
      return variations.computeIfAbsent(
          all[victim].number() * SPREAD + all[other].number(),
          _ ->
              Turns.variation(
                  profile(victim),
                  scene.soloNanos().get(victim) * slowdown(victim, other),
                  profile(other),
                  scene.soloNanos().get(other) * slowdown(other, victim)));
    }

    /// With whole batches.
    private double slowdown(int victim, int other) {
      return slowdown(victim, whole(victim), other, whole(other));
    }

    private EngineProfile profile(int deployment) {
      return profiles.require(
          scene.combination().deployments().get(deployment).engine(),
          scene.gpu(),
          whole(deployment));
    }

    private int whole(int deployment) {
      return scene.combination().deployments().get(deployment).batchSize();
    }

    private List<Interval> predicted(int first, int firstSize, int second, int secondSize) {
      List<Deployment> both = scene.combination().deployments();
      Combination pair =
          new Combination(
              scene.combination().sharing(),
              List.of(
                  both.get(first).withBatchSize(firstSize).unpaced(),
                  both.get(second).withBatchSize(secondSize).unpaced()));
      return predictor.predict(scene.gpu(), pair).slowdowns();
    }
  }
}
