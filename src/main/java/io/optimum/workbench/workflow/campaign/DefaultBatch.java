package io.optimum.workbench.workflow.campaign;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import java.util.List;

/// The batch size where a user names none: the smallest profiled one, as trtexec starts from 1.
public final class DefaultBatch {
  private DefaultBatch() {}

  /// The batch size that a user names.
  ///
  /// @throws IllegalArgumentException when the engine is not profiled at it, with where it is
  public static int require(Profiles profiles, EngineId engine, GpuId gpu, int batchSize) {
    of(profiles, engine, gpu);
    List<Integer> sizes = profiles.batchSizes(engine, gpu);
    if (!sizes.contains(batchSize)) {
      throw new IllegalArgumentException(
          "The engine %s has no profile at batch %d on %s. It is profiled at %s."
              .formatted(engine, batchSize, gpu, sizes));
    }
    return batchSize;
  }

  /// @throws IllegalArgumentException when the engine has no profile on the GPU
  public static int of(Profiles profiles, EngineId engine, GpuId gpu) {
    List<Integer> sizes = profiles.batchSizes(engine, gpu);
    if (sizes.isEmpty()) {
      throw new IllegalArgumentException(
          "The engine %s has no profile on %s. It is profiled on %s."
              .formatted(engine, gpu, profiles.gpus(engine)));
    }
    return sizes.getFirst();
  }
}
