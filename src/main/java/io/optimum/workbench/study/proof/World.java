package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Engines on a GPU, with what each is asked for and what it does best alone.
///
/// @param gpu where
/// @param profiles of each engine at the settings it has in combinations
/// @param targets saturating, each with its SLO; the weight is `settingsShare`, so that the planner
///   maximises STP against the best settings alone
/// @param seed of runs and searches
record World(GpuSpec gpu, Profiles profiles, List<ServiceTarget> targets, long seed) {
  World {
    targets = List.copyOf(targets);
  }

  List<EngineId> engines() {
    return targets.stream().map(ServiceTarget::engine).toList();
  }

  /// Throughput alone at the settings of combinations over that at the best settings within the
  /// SLO.
  SortedMap<EngineId, Double> settingsShares() {
    SortedMap<EngineId, Double> shares = new TreeMap<>();
    targets.forEach(each -> shares.put(each.engine(), each.weight()));
    return shares;
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
