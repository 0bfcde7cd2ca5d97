package io.optimum.workbench.service;

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

  /// Numbers for what runs, so that a pair of them is found by a number too.
  private final Map<Ran, Integer> numbers = new ConcurrentHashMap<>();

  /// Latencies of smaller batches over that of the whole one.
  private final Map<Ran, SortedMap<Integer, Double>> sizes = new ConcurrentHashMap<>();

  private final AtomicInteger numbered = new AtomicInteger();

  /// Slowdowns of the first of a pair, by both their numbers.
  private final Map<Long, Double> pairs = new ConcurrentHashMap<>();

  /// @param profiles of the engines
  /// @param predictor never asked for paced deployments
  /// @param batching of inputs that arrive by themselves
  public JointPlay(Profiles profiles, CoRunPredictor predictor, Batching batching) {
    this.profiles = profiles;
    this.predictor = predictor;
    this.batching = batching;
  }

  private record Ran(GpuId gpu, Combination alone) {}

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
    return PlayedGpu.play(tenants(scene), interference(scene), batching, inputs);
  }

  /// The same as long as no SLO is sure to be missed.
  public List<ServiceLevel> levelsUntilMissed(Scene scene, int inputs) {
    return PlayedGpu.playUntilMissed(tenants(scene), interference(scene), batching, inputs);
  }

  private List<Tenant> tenants(Scene scene) {
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < scene.combination().size(); i++) {
      Deployment each = scene.combination().deployments().get(i);
      double whole = scene.soloNanos().get(i);
      SortedMap<Integer, Double> nanos = new TreeMap<>();
      sizes(new Ran(scene.gpu(), scene.combination().solo(i).unpaced()))
          .forEach((size, share) -> nanos.put(size, share * whole));
      tenants.add(new Tenant(each, nanos, scene.targets().get(i)));
    }
    return tenants;
  }

  private SortedMap<Integer, Double> sizes(Ran one) {
    return sizes.computeIfAbsent(
        one, ran -> SizeTimes.of(predictor, profiles, ran.gpu(), ran.alone(), 1));
  }

  private Interference interference(Scene scene) {
    List<Deployment> all = scene.combination().deployments();
    if (all.size() == 1) {
      return Interference.none();
    }
    int[][] known = all.stream().map(each -> new int[each.batchSize() + 1]).toArray(int[][]::new);
    return new PairwiseInterference(
        (victim, size, other, otherSize) ->
            slowdown(
                new Sized(scene, known, victim, size), new Sized(scene, known, other, otherSize)),
        all.stream().mapToInt(Deployment::batchSize).toArray(),
        scene.together().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// One of a GPU's deployments at one of its batch sizes.
  ///
  /// @param known numbers found before, by deployment and size; 0 = none yet
  private record Sized(Scene scene, int[][] known, int index, int size) {
    Deployment deployment() {
      return scene.combination().deployments().get(index).withBatchSize(size).unpaced();
    }

    Ran ran() {
      return new Ran(
          scene.gpu(), new Combination(scene.combination().sharing(), List.of(deployment())));
    }
  }

  private int number(Sized one) {
    int known = one.known()[one.index()][one.size()];
    if (known == 0) {
      known = numbers.computeIfAbsent(one.ran(), _ -> numbered.incrementAndGet());
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
    Combination pair =
        new Combination(
            victim.scene().combination().sharing(), first ? List.of(one, two) : List.of(two, one));
    return predictor.predict(victim.scene().gpu(), pair).slowdowns().get(first ? 0 : 1).mid();
  }
}
