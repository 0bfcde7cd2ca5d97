package io.optimum.workbench.workflow;

import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.Profiles;
import java.util.List;

/// The batch size where a user names none: the smallest profiled one, as trtexec starts from 1.
public final class DefaultBatch {
  private DefaultBatch() {}

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
