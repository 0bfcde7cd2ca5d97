package io.optimum.workbench.domain;

import java.util.Comparator;

/// What a profile belongs to: one engine, on one GPU, at one batch size.
public record ProfileKey(EngineId engine, GpuId gpu, int batchSize)
    implements Comparable<ProfileKey> {
  private static final Comparator<ProfileKey> ORDER =
      Comparator.comparing(ProfileKey::engine)
          .thenComparing(ProfileKey::gpu)
          .thenComparingInt(ProfileKey::batchSize);

  public ProfileKey {
    Require.positive(batchSize, "batchSize");
  }

  @Override
  public int compareTo(ProfileKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s on %s at batch %d".formatted(engine, gpu, batchSize);
  }
}
