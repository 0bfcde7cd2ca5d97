package io.optimum.workbench.domain.evidence;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Engine profiles by [ProfileKey].
public record Profiles(SortedMap<ProfileKey, EngineProfile> byKey) {
  public Profiles {
    byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
  }

  public static Profiles of(Collection<EngineProfile> profiles) {
    SortedMap<ProfileKey, EngineProfile> byKey = new TreeMap<>();
    profiles.forEach(profile -> byKey.put(profile.key(), profile));
    return new Profiles(byKey);
  }

  /// These and others; the others win.
  public Profiles with(Collection<EngineProfile> others) {
    SortedMap<ProfileKey, EngineProfile> all = new TreeMap<>(byKey);
    others.forEach(profile -> all.put(profile.key(), profile));
    return new Profiles(all);
  }

  /// These but for some.
  public Profiles without(Collection<ProfileKey> some) {
    SortedMap<ProfileKey, EngineProfile> left = new TreeMap<>(byKey);
    left.keySet().removeAll(some);
    return new Profiles(left);
  }

  public Optional<EngineProfile> find(EngineId engine, GpuId gpu, int batchSize) {
    return Optional.ofNullable(byKey.get(new ProfileKey(engine, gpu, batchSize)));
  }

  /// The profile, or an `IllegalArgumentException` that says which batch sizes and GPUs there are.
  public EngineProfile require(EngineId engine, GpuId gpu, int batchSize) {
    return find(engine, gpu, batchSize)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no profile of %s. Profiled are %s."
                    .formatted(new ProfileKey(engine, gpu, batchSize), known(engine))));
  }

  /// Profiled batch sizes of an engine on a GPU, ascending.
  public List<Integer> batchSizes(EngineId engine, GpuId gpu) {
    return allBatches(engine, gpu).stream().map(each -> each.key().batchSize()).toList();
  }

  /// GPUs on which an engine is profiled.
  public List<GpuId> gpus(EngineId engine) {
    return byKey.keySet().stream()
        .filter(key -> key.engine().equals(engine))
        .map(ProfileKey::gpu)
        .distinct()
        .toList();
  }

  /// A combination with the profiles of its deployments.
  public ProfiledCombination profiled(GpuSpec gpu, Combination combination) {
    List<Deployment> deployments = combination.deployments();
    return new ProfiledCombination(
        gpu,
        combination,
        deployments.stream()
            .map(each -> require(each.engine(), gpu.id(), each.batchSize()))
            .toList(),
        deployments.stream().map(each -> allBatches(each.engine(), gpu.id())).toList());
  }

  /// Profiles of an engine on a GPU, by ascending batch size.
  private List<EngineProfile> allBatches(EngineId engine, GpuId gpu) {
    ProfileKey first = new ProfileKey(engine, gpu, 1);
    ProfileKey last = new ProfileKey(engine, gpu, Integer.MAX_VALUE);
    return List.copyOf(byKey.subMap(first, last).values());
  }

  /// Whether a measurement is one of these very profiles.
  public boolean areOf(Measurement measurement) {
    List<Deployment> deployments = measurement.combination().deployments();
    for (int i = 0; i < deployments.size(); i++) {
      String ran = measurement.profileFingerprints().get(i);
      Deployment each = deployments.get(i);
      if (find(each.engine(), measurement.gpu(), each.batchSize())
          .filter(profile -> profile.fingerprint().equals(ran))
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private String known(EngineId engine) {
    List<String> keys =
        byKey.keySet().stream()
            .filter(key -> key.engine().equals(engine))
            .map(key -> "batch %d on %s".formatted(key.batchSize(), key.gpu()))
            .toList();
    return keys.isEmpty() ? "no batch sizes of this engine" : String.join(", ", keys);
  }
}
