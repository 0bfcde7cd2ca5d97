package io.optimum.workbench.study;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import java.util.List;

/// A modelled engine whose host takes a known time to enqueue an inference.
final class HostBound {
  private HostBound() {}

  /// @param factor on every kernel's time
  /// @param enqueueNanos host time of one inference
  static EngineProfile of(EngineProfile profile, double factor, long enqueueNanos) {
    List<KernelProfile> kernels =
        profile.kernels().stream()
            .map(each -> each.withSoloNanos(Math.max(1, Math.round(each.soloNanos() * factor))))
            .toList();
    return new EngineProfile(
        profile.key(),
        profile.origin(),
        profile.soloLatency(),
        enqueueNanos,
        profile.weightBytes(),
        profile.activationBytes(),
        profile.inputBytes(),
        profile.outputBytes(),
        kernels,
        "%s Kernel times scaled by %.3f; enqueued in %d ns."
            .formatted(profile.source(), factor, enqueueNanos));
  }
}
