package io.optimum.workbench.workflow.record;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.Protocol;
import io.optimum.workbench.workflow.engines.ImportStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Profiles an engine alone on a device: its latency, and the time of each kernel where the device
/// sees kernels.
///
/// What a run does not show (grid, arithmetic, traffic, memory) stays as the engine's profile had
/// it, and the new profile says so.
public final class ProfileStep {
  private final MeasureStep measuring;
  private final ImportStep importing;

  /// @param measuring on the device
  /// @param importing reads recordings
  public ProfileStep(MeasureStep measuring, ImportStep importing) {
    this.measuring = measuring;
    this.importing = importing;
  }

  /// The same on another device's measurements.
  public ProfileStep on(MeasureStep other) {
    return new ProfileStep(other, importing);
  }

  /// How much of an engine was observed.
  public sealed interface Detail {
    /// The time of every kernel.
    record Kernels() implements Detail {}

    /// Whole inferences only; the kernels' times are those from before.
    ///
    /// @param reason in a sentence
    record Inferences(String reason) implements Detail {}
  }

  /// @param run alone, without a trace where that makes a difference
  public record Profiled(EngineProfile profile, Detail detail, RunResult run) {}

  /// The project with a stand-in for the profile of an engine of which there is its file and
  /// nothing else, to be profiled next.
  ///
  /// @param key under which it is profiled
  public Project with(Project project, EngineFile file, ProfileKey key) {
    return project.profiles().find(key.engine(), key.gpu(), key.batchSize()).isPresent()
        ? project
        : project.withEngines(List.of(), List.of(BareEngine.standIn(key, file)));
  }

  /// @param key of a profile that the project has
  /// @throws IllegalArgumentException when the device refuses the engine, with its reason; or when
  ///   there is only its file, and its kernels were not seen
  public Profiled profile(Project project, ProfileKey key, long seed, Progress progress) {
    EngineProfile before = project.profiles().require(key.engine(), key.gpu(), key.batchSize());
    try {
      Path home = Files.createTempDirectory("optimum-profile");
      try {
        Path place = home.resolve("recording");
        RunResult run =
            measuring
                .recordedTo(place, project.engines())
                .watch(project, request(key, seed), new RunControl(), SpanSink.none(), progress);
        return profiled(before, run, importing.read(List.of(place), Progress.none()));
      } finally {
        delete(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The profile's trace cannot be kept: " + e.getMessage(), e);
    }
  }

  private static RunRequest request(ProfileKey key, long seed) {
    Combination alone =
        Combination.ofStreams(List.of(Deployment.of(key.engine(), key.batchSize())));
    return RunRequest.closedLoop(key.gpu(), alone, Protocol.WARM_UP_NANOS, Protocol.STOP, seed);
  }

  private static Profiled profiled(EngineProfile before, RunResult run, ImportResult read) {
    List<EngineProfile> observed =
        read.profiles().stream().filter(each -> each.key().equals(before.key())).toList();
    if (read.problems().isEmpty() && !observed.isEmpty()) {
      return new Profiled(BareEngine.named(observed.getFirst()), new Detail.Kernels(), run);
    }
    String reason =
        read.problems().stream()
            .map(Problem::message)
            .findFirst()
            .orElse("The recording has no profile of it.");
    if (BareEngine.isStandIn(before)) {
      throw unseen(before, run, reason);
    }
    return new Profiled(withLatency(before, run), new Detail.Inferences(reason), run);
  }

  private static IllegalArgumentException unseen(
      EngineProfile engine, RunResult run, String reason) {
    var service = run.deployments().getFirst().service();
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s runs (p50 %.3f ms of %d inferences alone), but its kernels were not seen (%s), and"
                + " without them there is no profile. See `optimum doctor` for CUPTI; or import"
                + " what trtexec --exportLayerInfo or an ONNX file says of it, and profile that"
                + " project.",
            engine.key(),
            service.p50Nanos() / 1e6,
            service.sampleCount(),
            reason));
  }

  private static EngineProfile withLatency(EngineProfile before, RunResult run) {
    var service = run.deployments().getFirst().service();
    return new EngineProfile(
        before.key(),
        before.origin(),
        new SoloLatency.Measured(
            Math.max(1, Math.round(service.p50Nanos())), service.sampleCount()),
        before.enqueueNanos(),
        before.weightBytes(),
        before.activationBytes(),
        before.inputBytes(),
        before.outputBytes(),
        before.kernels(),
        "latency %s, whole inferences alone; all else: %s"
            .formatted(run.provenance().word(), before.source()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }
}
