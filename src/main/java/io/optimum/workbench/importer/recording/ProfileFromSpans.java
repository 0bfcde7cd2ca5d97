package io.optimum.workbench.importer.recording;

import io.optimum.workbench.codec.recording.RecordingFolder;
import io.optimum.workbench.codec.recording.SpanReader;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.importer.recording.ObservedSequence.Launched;
import java.util.List;
import java.util.Optional;

/// An engine's profile with what was observed of its kernels while it ran alone: the median time of
/// each over the inferences, and how it was launched where a tracer saw that. What spans do not
/// tell (arithmetic, traffic, memory) is that of the profile that ran. Where other kernels ran than
/// that profile has, as TensorRT's do beside those derived of its layers, they take their place, if
/// it is known how they were launched ([TracedKernels]).
///
/// A run on a real GPU makes it *traced*. A simulated run adds no trust: the origin stays what it
/// was.
final class ProfileFromSpans {
  private static final String ASSUMED =
      " (arithmetic and traffic of each kernel assumed, their sums as before where known)";

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
    List<Launched> seen;
    try (SpanReader spans = folder.spans(run)) {
      seen = ObservedSequence.of(spans, run.request().warmUpNanos());
    }
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = seen.stream().map(Launched::name).toList();
    SoloSpans solo = new SoloSpans(names, run.request().warmUpNanos());
    try (SpanReader spans = folder.spans(run)) {
      solo.read(spans);
    }
    if (solo.times().seen() == 0 || solo.hasOtherNames()) {
      return Optional.empty();
    }
    TracedKernels traced = new TracedKernels(folder.recording().device().gpu(), seen, solo.times());
    if (names.equals(ran.kernels().stream().map(KernelProfile::name).toList())) {
      String what = traced.areLaunchesKnown() ? "kernel times and launches" : "kernel times";
      return Optional.of(profile(ran, traced.like(ran.kernels()), solo.times(), what));
    }
    return traced.areLaunchesKnown()
        ? Optional.of(
            profile(
                ran,
                traced.insteadOf(ran.kernels()),
                solo.times(),
                "kernels, their times and launches"))
        : Optional.empty();
  }

  private EngineProfile profile(
      EngineProfile ran, List<KernelProfile> kernels, KernelTimes times, String what) {
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
        source(ran, what));
  }

  private ProfileOrigin origin(EngineProfile ran) {
    return switch (folder.recording().device().provenance().source()) {
      case GPU -> ProfileOrigin.TRACED;
      case SIMULATOR, PREDICTED -> ran.origin();
    };
  }

  private String source(EngineProfile ran, String what) {
    Recording.Device device = folder.recording().device();
    Provenance replayed = new Provenance(device.provenance().source(), true);
    return "%s %s from a recording on %s%s; all else: %s"
        .formatted(
            what,
            replayed.word(),
            device.name(),
            what.startsWith("kernels") ? ASSUMED : "",
            originalSource(ran));
  }

  /// Without what an earlier recording said, so that it does not grow.
  private static String originalSource(EngineProfile ran) {
    String mark = "; all else: ";
    int at = ran.source().lastIndexOf(mark);
    return at < 0 ? ran.source() : ran.source().substring(at + mark.length());
  }
}
