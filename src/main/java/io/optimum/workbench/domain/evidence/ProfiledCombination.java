package io.optimum.workbench.domain.evidence;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import java.util.List;

/// A combination with what is known of its engines: the input of every prediction.
///
/// @param gpu where it would run
/// @param combination what would run
/// @param profiles one per deployment, in its order, each of the deployment's engine and batch
/// @param batches per deployment, the profiles of its engine on this GPU at every batch size there
///   is, ascending: what it gains from batching
public record ProfiledCombination(
    GpuSpec gpu,
    Combination combination,
    List<EngineProfile> profiles,
    List<List<EngineProfile>> batches) {
  public ProfiledCombination {
    profiles = List.copyOf(profiles);
    batches = List.copyOf(batches);
    if (profiles.size() != combination.size() || batches.size() != combination.size()) {
      throw new IllegalArgumentException(
          "There are %d profiles, of %d engines, for %d deployments; each needs one."
              .formatted(profiles.size(), batches.size(), combination.size()));
    }
    for (int i = 0; i < profiles.size(); i++) {
      ProfileKey wanted =
          new ProfileKey(
              combination.deployments().get(i).engine(),
              gpu.id(),
              combination.deployments().get(i).batchSize());
      if (!profiles.get(i).key().equals(wanted)) {
        throw new IllegalArgumentException(
            "Deployment %d needs the profile of %s, not of %s."
                .formatted(i, wanted, profiles.get(i).key()));
      }
    }
  }

  /// Of engines that are profiled at one batch size only.
  public ProfiledCombination(GpuSpec gpu, Combination combination, List<EngineProfile> profiles) {
    this(gpu, combination, profiles, profiles.stream().map(List::of).toList());
  }
}
