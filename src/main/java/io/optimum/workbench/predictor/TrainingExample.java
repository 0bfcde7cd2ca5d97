package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import java.util.List;

/// A measured combination: what was known before, and the slowdown observed of each deployment.
public record TrainingExample(ProfiledCombination combination, List<Double> slowdowns) {
  public TrainingExample {
    slowdowns = List.copyOf(slowdowns);
    if (slowdowns.size() != combination.combination().size()) {
      throw new IllegalArgumentException(
          "There are %d slowdowns for %d deployments; each needs one."
              .formatted(slowdowns.size(), combination.combination().size()));
    }
    slowdowns.forEach(slowdown -> Require.positive(slowdown, "slowdown"));
  }
}
