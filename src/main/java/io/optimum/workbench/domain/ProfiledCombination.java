package io.optimum.workbench.domain;

import java.util.List;

/// A combination with what is known of its engines: the input of every prediction.
///
/// @param gpu where it would run
/// @param combination what would run
/// @param profiles one per deployment, in its order, each of the deployment's engine and batch
public record ProfiledCombination(
    GpuSpec gpu, Combination combination, List<EngineProfile> profiles) {
  public ProfiledCombination {
    profiles = List.copyOf(profiles);
    if (profiles.size() != combination.size()) {
      throw new IllegalArgumentException(
          "There are %d profiles for %d deployments; each needs one."
              .formatted(profiles.size(), combination.size()));
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
}
