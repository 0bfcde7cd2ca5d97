package io.optimum.workbench.profiling;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Which combinations to measure to learn from: every pair once with batch sizes drawn by seed,
/// then larger combinations drawn by seed. Our choice: pairs carry most of the signal, the larger
/// ones teach how co-runners add up.
public final class TrainingSample {
  private final List<EngineId> engines;
  private final GpuId gpu;
  private final Profiles profiles;

  /// @param engines those profiled on `gpu`
  public TrainingSample(List<EngineId> engines, GpuId gpu, Profiles profiles) {
    this.engines =
        engines.stream().filter(each -> !profiles.batchSizes(each, gpu).isEmpty()).toList();
    this.gpu = gpu;
    this.profiles = profiles;
  }

  /// @param maxPairs how many pairs at most, drawn by seed when there are more
  /// @param larger combinations of three to `maxSize` deployments
  public List<Combination> draw(int maxPairs, int larger, int maxSize, RandomGenerator random) {
    List<List<EngineId>> pairs = pairs();
    shuffle(pairs, random);
    Set<Combination> drawn = new LinkedHashSet<>();
    pairs.stream().limit(maxPairs).forEach(pair -> drawn.add(withBatches(pair, random)));
    for (int tries = 0;
        !engines.isEmpty() && tries < 4 * larger && drawn.size() < maxPairs + larger;
        tries++) {
      List<EngineId> some = pool(maxSize);
      shuffle(some, random);
      drawn.add(withBatches(some.subList(0, 3 + random.nextInt(maxSize - 2)), random));
    }
    return List.copyOf(drawn);
  }

  /// Every engine once; few engines so often that the largest combination can be drawn.
  private List<EngineId> pool(int maxSize) {
    List<EngineId> pool = new ArrayList<>(engines);
    while (pool.size() < maxSize) {
      pool.addAll(engines);
    }
    return pool;
  }

  private List<List<EngineId>> pairs() {
    List<List<EngineId>> pairs = new ArrayList<>();
    for (int i = 0; i < engines.size(); i++) {
      for (int j = i; j < engines.size(); j++) {
        pairs.add(List.of(engines.get(i), engines.get(j)));
      }
    }
    return pairs;
  }

  private Combination withBatches(List<EngineId> some, RandomGenerator random) {
    return Combination.ofStreams(
        some.stream()
            .sorted()
            .map(engine -> {
              List<Integer> sizes = profiles.batchSizes(engine, gpu);
              return Deployment.of(engine, sizes.get(random.nextInt(sizes.size())));
            })
            .toList());
  }

  private static <T> void shuffle(List<T> list, RandomGenerator random) {
    for (int i = list.size() - 1; i > 0; i--) {
      java.util.Collections.swap(list, i, random.nextInt(i + 1));
    }
  }
}
