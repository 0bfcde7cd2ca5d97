package io.optimum.workbench.study;

import io.optimum.workbench.domain.engine.EngineProfile;

/// Makes the kernels of a network, on the GPU and at the precision of a study.
@FunctionalInterface
interface EngineModel {
  /// @param model name of the network, as the table of measurements calls it
  EngineProfile profile(String model, int batchSize);
}
