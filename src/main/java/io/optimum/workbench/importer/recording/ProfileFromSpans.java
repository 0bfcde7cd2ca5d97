package io.optimum.workbench.importer.recording;

import io.optimum.workbench.codec.recording.RecordingFolder;
import io.optimum.workbench.codec.recording.SpanReader;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.KernelProfile;
import io.optimum.workbench.domain.ProfileOrigin;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.Recording;
import io.optimum.workbench.domain.SoloLatency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An engine's profile with the kernel times that were observed while it ran alone: the median of
/// each kernel over the inferences. What spans do not tell (grid, arithmetic, traffic, memory) is
/// that of the profile that ran.
///
/// A run on a real GPU makes it *traced*. A simulated run adds no trust: the origin stays what it
/// was.
final class ProfileFromSpans {
  private final RecordingFolder folder;

  ProfileFromSpans(RecordingFolder folder) {
    this.folder = folder;
  }

  /// Empty when the engine did not run alone on one stream, with its spans kept.
  Optional<EngineProfile> observe(EngineProfile ran) {
    for (Recording.Run run : folder.recording().runs()) {
      if (isSolo(run, ran)) {
        Optional<EngineProfile> observed = observe(ran, run);
        if (observed.isPresent()) {
          return observed;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSolo(Recording.Run run, EngineProfile ran) {
    List<Deployment> deployments = run.request().combination().deployments();
    Deployment first = deployments.getFirst();
    return deployments.size() == 1
        && first.engine().equals(ran.key().engine())
        && first.batchSize() == ran.key().batchSize()
        && first.streams() == 1
        && first.smShareFraction() == 1
        && !first.cudaGraph()
        && run.steered().isEmpty()
        && run.spans() instanceof Recording.Spans.Kept;
  }

  private Optional<EngineProfile> observe(EngineProfile ran, Recording.Run run) {
    SoloSpans solo =
        new SoloSpans(
            ran.kernels().stream().map(KernelProfile::name).toList(), run.request().warmUpNanos());
    try (SpanReader spans = folder.spans(run)) {
      solo.read(spans);
    }
    return solo.times().seen() == 0 || solo.hasOtherNames()
        ? Optional.empty()
        : Optional.of(profile(ran, solo.times()));
  }

  private EngineProfile profile(EngineProfile ran, KernelTimes times) {
    List<KernelProfile> kernels = new ArrayList<>();
    for (int i = 0; i < ran.kernels().size(); i++) {
      kernels.add(ran.kernels().get(i).withSoloNanos(Math.max(1, times.median(i))));
    }
    return new EngineProfile(
        ran.key(),
        origin(ran),
        new SoloLatency.Measured(
            Math.max(1, times.median(kernels.size())),
            (int) Math.min(Integer.MAX_VALUE, times.seen())),
        ran.enqueueNanos(),
        ran.weightBytes(),
        ran.activationBytes(),
        ran.inputBytes(),
        ran.outputBytes(),
        kernels,
        source(ran));
  }

  private ProfileOrigin origin(EngineProfile ran) {
    return switch (folder.recording().device().provenance().source()) {
      case GPU -> ProfileOrigin.TRACED;
      case SIMULATOR, PREDICTED -> ran.origin();
    };
  }

  private String source(EngineProfile ran) {
    Recording.Device device = folder.recording().device();
    Provenance replayed = new Provenance(device.provenance().source(), true);
    return "kernel times %s from a recording on %s; all else: %s"
        .formatted(replayed.word(), device.name(), originalSource(ran));
  }

  /// Without what an earlier recording said, so that it does not grow.
  private static String originalSource(EngineProfile ran) {
    String mark = "; all else: ";
    int at = ran.source().lastIndexOf(mark);
    return at < 0 ? ran.source() : ran.source().substring(at + mark.length());
  }
}
