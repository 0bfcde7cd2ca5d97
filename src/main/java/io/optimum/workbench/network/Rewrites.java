package io.optimum.workbench.network;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import java.util.List;

/// Copies of a profile with other kernels.
final class Rewrites {
  private Rewrites() {}

  static EngineProfile with(
      EngineProfile profile, SoloLatency latency, List<KernelProfile> kernels, String source) {
    return new EngineProfile(
        profile.key(),
        profile.origin(),
        latency,
        profile.enqueueNanos(),
        profile.weightBytes(),
        profile.activationBytes(),
        profile.inputBytes(),
        profile.outputBytes(),
        kernels,
        source);
  }
}
