package io.optimum.workbench.network;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.network.roofline.KernelCarry;
import java.util.List;

/// Takes a profile to a GPU on which there is none. The result is modelled, whatever the origin
/// was, and says so: TensorRT would build another engine there.
public final class ProfileCarry {
  private ProfileCarry() {}

  /// The engine as it might run on another GPU: each kernel takes as much longer as its roofline
  /// time is longer there ([KernelCarry]).
  ///
  /// @param from the GPU the profile belongs to
  /// @throws IllegalArgumentException when `from` is not the profile's GPU, when the other GPU
  ///   lacks a pipe, has no room for a block, or too little memory for the engine
  public static EngineProfile carried(EngineProfile profile, GpuSpec from, GpuSpec to) {
    requireOrigin(profile, from);
    if (from.id().equals(to.id())) {
      return profile;
    }
    requireMemory(profile, to);
    List<KernelProfile> kernels = new KernelCarry(from, to).carried(profile.kernels());
    return new EngineProfile(
        new ProfileKey(profile.key().engine(), to.id(), profile.key().batchSize()),
        ProfileOrigin.MODELLED,
        new SoloLatency.NotMeasured(
            "Carried over from %s by the roofline, never run on %s."
                .formatted(from.name(), to.name())),
        profile.enqueueNanos(),
        profile.weightBytes(),
        profile.activationBytes(),
        profile.inputBytes(),
        profile.outputBytes(),
        kernels,
        "%s Carried over by the roofline from %s (%s) to %s."
            .formatted(profile.source(), from.name(), profile.origin(), to.name()));
  }

  private static void requireOrigin(EngineProfile profile, GpuSpec from) {
    if (!profile.key().gpu().equals(from.id())) {
      throw new IllegalArgumentException(
          "The profile of %s belongs to %s, not to %s."
              .formatted(profile.key().engine(), profile.key().gpu(), from.id()));
    }
  }

  private static void requireMemory(EngineProfile profile, GpuSpec to) {
    if (profile.deviceMemoryBytes(1) > to.memoryBytes()) {
      throw new IllegalArgumentException(
          "The engine %s needs %d bytes, more than the %d of %s. Choose a smaller batch size."
              .formatted(
                  profile.key().engine(),
                  profile.deviceMemoryBytes(1),
                  to.memoryBytes(),
                  to.name()));
    }
  }
}
