package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuSpec;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Remembers [ProfileFacts] by the identity of profile and GPU: comparing hundreds of kernels would
/// cost more than predicting. Bounded: when full it starts over.
final class FactsCache {
  private static final int CAPACITY = 1024;
  private final ConcurrentHashMap<Key, ProfileFacts> facts = new ConcurrentHashMap<>();

  ProfileFacts of(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    Key key = new Key(profile, gpu, smShareFraction);
    ProfileFacts known = facts.get(key);
    if (known != null) {
      return known;
    }
    if (facts.size() >= CAPACITY) {
      facts.clear();
    }
    ProfileFacts fresh = ProfileFacts.of(profile, gpu, smShareFraction);
    facts.put(key, fresh);
    return fresh;
  }

  private record Key(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && same(key.profile, profile)
          && same(key.gpu, gpu)
          && key.smShareFraction == smShareFraction;
    }

    private static boolean same(Object one, Object other) {
      return one == other;
    }

    @Override
    public int hashCode() {
      return (System.identityHashCode(profile) * 31 + System.identityHashCode(gpu)) * 31
          + Double.hashCode(smShareFraction);
    }
  }
}
