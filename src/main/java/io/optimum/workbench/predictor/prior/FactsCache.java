package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Remembers [ProfileFacts] and [Scaling] by the identity of profile and GPU: comparing hundreds of
/// kernels would cost more than predicting. Bounded: when full it starts over. Thread-safe; what is
/// known is found without a lock, for all threads of a search ask at once.
public final class FactsCache {
  private static final int CAPACITY = 16_384;

  /// Chains of what is known, by the identity hash of the profile.
  private final AtomicReferenceArray<@Nullable Known> chains =
      new AtomicReferenceArray<>(2 * CAPACITY);

  private int size;

  /// What is known of a profile at a share of the SMs.
  static final class Known {
    private final EngineProfile profile;
    private final GpuSpec gpu;
    private final double smShareFraction;
    private final ProfileFacts facts;
    private final @Nullable Known next;
    private volatile @Nullable Scaled scaled;

    private Known(
        EngineProfile profile, GpuSpec gpu, double smShareFraction, @Nullable Known next) {
      this.profile = profile;
      this.gpu = gpu;
      this.smShareFraction = smShareFraction;
      this.next = next;
      facts = ProfileFacts.of(profile, gpu, smShareFraction);
    }

    private record Scaled(List<EngineProfile> batches, Scaling scaling) {}

    ProfileFacts facts() {
      return facts;
    }

    /// Made of the kernels of all batches, so only when asked for.
    ///
    /// @param batches profiles of the same engine at all batch sizes there are
    Scaling scaling(List<EngineProfile> batches) {
      Scaled known = scaled;
      if (known == null || !all(known.batches, batches)) {
        known = new Scaled(batches, Scaling.of(profile, batches, gpu, smShareFraction));
        scaled = known;
      }
      return known.scaling;
    }

    private boolean isOf(EngineProfile other, GpuSpec otherGpu, double otherShareFraction) {
      return same(profile, other) && same(gpu, otherGpu) && smShareFraction == otherShareFraction;
    }

    private static boolean all(List<EngineProfile> some, List<EngineProfile> others) {
      boolean same = some.size() == others.size();
      for (int i = 0; same && i < others.size(); i++) {
        same = same(some.get(i), others.get(i));
      }
      return same;
    }

    @SuppressWarnings("ReferenceEquality") // decision 0181
    private static boolean same(Object one, Object other) {
      return one == other;
    }
  }

  Known of(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    Known known = find(profile, gpu, smShareFraction);
    return known == null ? add(profile, gpu, smShareFraction) : known;
  }

  private @Nullable Known find(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    Known known = chains.get(chain(profile));
    while (known != null && !known.isOf(profile, gpu, smShareFraction)) {
      known = known.next;
    }
    return known;
  }

  private synchronized Known add(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    Known known = find(profile, gpu, smShareFraction);
    if (known != null) {
      return known;
    }
    if (size == CAPACITY) {
      for (int i = 0; i < chains.length(); i++) {
        chains.set(i, null);
      }
      size = 0;
    }
    int chain = chain(profile);
    Known fresh = new Known(profile, gpu, smShareFraction, chains.get(chain));
    chains.set(chain, fresh);
    size++;
    return fresh;
  }

  private int chain(EngineProfile profile) {
    return System.identityHashCode(profile) & (chains.length() - 1);
  }
}
