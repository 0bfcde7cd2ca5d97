package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Engines on a GPU, with what each is asked for and what it does best alone.
///
/// @param gpu where
/// @param profiles of each engine at the settings it has in combinations: what runs
/// @param known of each engine at every batch size, with its latency as measured alone: what
///   predictor and planner see
/// @param targets saturating, each with its SLO
/// @param settingsShares throughput alone at the settings of combinations over that at the best
///   settings within the SLO
/// @param seed of runs and searches
record World(
    GpuSpec gpu,
    Profiles profiles,
    Profiles known,
    List<ServiceTarget> targets,
    SortedMap<EngineId, Double> settingsShares,
    long seed) {
  World {
    targets = List.copyOf(targets);
    settingsShares = Collections.unmodifiableSortedMap(new TreeMap<>(settingsShares));
  }

  List<EngineId> engines() {
    return targets.stream().map(ServiceTarget::engine).toList();
  }

  /// Whether an engine runs so in combinations.
  boolean isShared(Deployment deployment) {
    return profiles.byKey().keySet().stream()
        .anyMatch(key ->
            key.engine().equals(deployment.engine()) && key.batchSize() == deployment.batchSize());
  }

  double settingsShare(EngineId engine) {
    return Objects.requireNonNull(settingsShares.get(engine), engine::value);
  }

  ServiceTarget target(EngineId engine) {
    return targets.stream().filter(each -> each.engine().equals(engine)).findFirst().orElseThrow();
  }

  EngineProfile profile(EngineId engine) {
    return profiles.byKey().values().stream()
        .filter(each -> each.key().engine().equals(engine))
        .findFirst()
        .orElseThrow();
  }

  /// Highest STP per GPU, as many GPUs as engines.
  PlanRequest request(int largest, int measureTop) {
    return new PlanRequest(
        targets,
        List.of(new GpuCount(gpu.id(), targets.size())),
        Objective.HIGHEST_STP,
        largest,
        0.1,
        List.of(),
        measureTop,
        20_000,
        seed);
  }
}
