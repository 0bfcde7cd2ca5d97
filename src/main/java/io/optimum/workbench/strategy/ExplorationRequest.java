package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import java.util.List;

/// Whose settings to explore.
///
/// @param gpu where the combination runs
/// @param profiles of its engines
/// @param combination the engines with their present settings
/// @param targets demand, SLO and weight by engine; an engine without one is saturating, without
///   SLO
public record ExplorationRequest(
    GpuSpec gpu, Profiles profiles, Combination combination, List<ServiceTarget> targets) {
  public ExplorationRequest {
    targets = List.copyOf(targets);
  }

  ServiceTarget target(EngineId engine) {
    return targets.stream()
        .filter(each -> each.engine().equals(engine))
        .findFirst()
        .orElseGet(() -> ServiceTarget.none(engine));
  }
}
