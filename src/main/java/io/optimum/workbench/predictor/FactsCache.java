package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuSpec;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// Remembers [ProfileFacts] by the identity of profile and GPU: comparing hundreds of kernels would
/// cost more than predicting. Bounded: when full it starts over. Thread-safe.
final class FactsCache {
  private static final int CAPACITY = 1024;
  private final IdentityHashMap<GpuSpec, IdentityHashMap<EngineProfile, Map<Double, ProfileFacts>>>
      facts = new IdentityHashMap<>();
  private int size;

  synchronized ProfileFacts of(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    IdentityHashMap<EngineProfile, Map<Double, ProfileFacts>> onGpu = facts.get(gpu);
    Map<Double, ProfileFacts> byShare = onGpu == null ? null : onGpu.get(profile);
    ProfileFacts known = byShare == null ? null : byShare.get(smShareFraction);
    return known == null ? add(profile, gpu, smShareFraction) : known;
  }

  private ProfileFacts add(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    if (size >= CAPACITY) {
      facts.clear();
      size = 0;
    }
    ProfileFacts fresh = ProfileFacts.of(profile, gpu, smShareFraction);
    facts
        .computeIfAbsent(gpu, _ -> new IdentityHashMap<>())
        .computeIfAbsent(profile, _ -> new HashMap<>())
        .put(smShareFraction, fresh);
    size++;
    return fresh;
  }
}
