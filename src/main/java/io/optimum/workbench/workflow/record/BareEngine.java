package io.optimum.workbench.workflow.record;

import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.List;

/// An engine of which there is the file and nothing else. Until it has run and its kernels were
/// seen, a stand-in takes the place of its profile: a device is told by it which engine at which
/// batch size is meant. It is never kept.
final class BareEngine {
  private static final String STAND_IN = "stands in for a profile that is not measured yet";

  private BareEngine() {}

  /// A plan is mostly weights; nothing else of it is known.
  static EngineProfile standIn(ProfileKey key, EngineFile file) {
    return new EngineProfile(
        key,
        ProfileOrigin.MODELLED,
        new SoloLatency.NotMeasured("The engine has not run yet."),
        0,
        file.sizeBytes(),
        0,
        0,
        0,
        List.of(
            new KernelProfile(
                "not seen yet", "not seen yet", 1, 1, 1, 1, 0, 0, Pipe.FP32, 0, 0, 0)),
        STAND_IN);
  }

  static boolean isStandIn(EngineProfile profile) {
    return profile.source().equals(STAND_IN);
  }

  /// What is known of an engine whose kernels were seen.
  static EngineProfile named(EngineProfile observed) {
    return new EngineProfile(
        observed.key(),
        observed.origin(),
        observed.soloLatency(),
        observed.enqueueNanos(),
        observed.weightBytes(),
        observed.activationBytes(),
        observed.inputBytes(),
        observed.outputBytes(),
        observed.kernels(),
        observed
            .source()
            .replace(
                STAND_IN,
                "weights taken as large as the engine file; activations, inputs and outputs not"
                    + " known and counted as 0"));
  }
}
