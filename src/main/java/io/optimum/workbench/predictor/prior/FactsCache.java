package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Remembers [ProfileFacts] and [Scaling] by the identity of profile and GPU: comparing hundreds of
/// kernels would cost more than predicting. Bounded: when full it starts over. Thread-safe.
public final class FactsCache {
  private static final int CAPACITY = 1024;
  private final IdentityHashMap<GpuSpec, IdentityHashMap<EngineProfile, Map<Double, Known>>> all =
      new IdentityHashMap<>();
  private int size;

  /// What is known of a profile at a share. Its scaling is made of all batches' kernels, and only
  /// when asked for.
  static final class Known {
    private final ProfileFacts facts;
    private final Set<EngineProfile> batches = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Supplier<Scaling> maker;
    private volatile @Nullable Scaling scaling;

    private Known(ProfileFacts facts, List<EngineProfile> batches, Supplier<Scaling> maker) {
      this.facts = facts;
      this.batches.addAll(batches);
      this.maker = maker;
    }

    ProfileFacts facts() {
      return facts;
    }

    Scaling scaling() {
      Scaling made = scaling;
      if (made == null) {
        made = maker.get();
        scaling = made;
      }
      return made;
    }

    private boolean isOf(List<EngineProfile> others) {
      boolean same = batches.size() == others.size();
      for (int i = 0; same && i < others.size(); i++) {
        same = batches.contains(others.get(i));
      }
      return same;
    }
  }

  /// @param batches profiles of the same engine at all batch sizes there are
  synchronized Known of(
      EngineProfile profile, List<EngineProfile> batches, GpuSpec gpu, double smShareFraction) {
    IdentityHashMap<EngineProfile, Map<Double, Known>> onGpu = all.get(gpu);
    Map<Double, Known> byShare = onGpu == null ? null : onGpu.get(profile);
    Known known = byShare == null ? null : byShare.get(smShareFraction);
    return known != null && known.isOf(batches)
        ? known
        : add(profile, batches, gpu, smShareFraction);
  }

  private Known add(
      EngineProfile profile, List<EngineProfile> batches, GpuSpec gpu, double smShareFraction) {
    if (size >= CAPACITY) {
      all.clear();
      size = 0;
    }
    Known fresh =
        new Known(
            ProfileFacts.of(profile, gpu, smShareFraction),
            batches,
            () -> Scaling.of(profile, batches, gpu, smShareFraction));
    all.computeIfAbsent(gpu, _ -> new IdentityHashMap<>())
        .computeIfAbsent(profile, _ -> new HashMap<>())
        .put(smShareFraction, fresh);
    size++;
    return fresh;
  }
}
