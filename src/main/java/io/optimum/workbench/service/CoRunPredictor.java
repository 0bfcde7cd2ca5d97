package io.optimum.workbench.service;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import java.util.function.Function;

/// Predicts what deployments that never rest do to each other on a GPU.
@FunctionalInterface
public interface CoRunPredictor {
  CombinationPrediction predict(GpuId gpu, Combination combination);

  /// Of one GPU.
  static CoRunPredictor of(
      GpuSpec spec,
      Profiles profiles,
      Function<ProfiledCombination, CombinationPrediction> predictor) {
    return (_, combination) -> predictor.apply(profiles.profiled(spec, combination));
  }
}
