package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuId;

/// What a profile belongs to: one engine, on one GPU, at one batch size.
public record ProfileKey(EngineId engine, GpuId gpu, int batchSize)
    implements Comparable<ProfileKey> {
  public ProfileKey {
    Require.positive(batchSize, "batchSize");
  }

  @Override
  public int compareTo(ProfileKey other) {
    int byEngine = engine.compareTo(other.engine);
    int byGpu = byEngine != 0 ? byEngine : gpu.compareTo(other.gpu);
    return byGpu != 0 ? byGpu : Integer.compare(batchSize, other.batchSize);
  }

  @Override
  public String toString() {
    return "%s on %s at batch %d".formatted(engine, gpu, batchSize);
  }
}
