package io.optimum.workbench.device.replay;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.RecordingWriter;
import io.optimum.workbench.codec.recording.SpanWriter;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RecordedEngine;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.TracingCost;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Any device, with every run recorded: each is traced, whether it was asked to or not. Closing it
/// puts the recording in its place; without a single run there is none.
///
/// Where time passes, a trace takes some of it. A run that was asked for without one is made once
/// more, untraced: that is the measurement, and the recording says what the trace cost.
///
/// A run that somebody stops is kept without a result. A run that fails is not kept.
public final class RecordingGpu implements GpuDevice {
  private final GpuDevice device;
  private final RecordingWriter writer;
  private final List<Engine> engines;
  private final Map<ProfileKey, EngineProfile> loaded = new TreeMap<>();
  private final Map<ProfileKey, RecordedEngine> ran = new TreeMap<>();

  /// @param device to record; closed with this one
  /// @param folder of the recording; must not hold anything
  /// @param engines as people know them; those that run are kept
  public RecordingGpu(GpuDevice device, Path folder, List<Engine> engines, JsonCodec codec) {
    this.device = device;
    this.engines = List.copyOf(engines);
    writer = new RecordingWriter(folder, codec);
  }

  @Override
  public DeviceCapabilities capabilities() {
    return device.capabilities();
  }

  @Override
  public RunConditions look() {
    return device.look();
  }

  @Override
  public void load(EngineProfile profile) {
    device.load(profile);
    loaded.put(profile.key(), profile);
  }

  @Override
  public void load(EngineProfile profile, EngineBinary binary) {
    device.load(profile, binary);
    loaded.put(profile.key(), profile);
  }

  @Override
  public RunResult run(RunRequest request, RunControl control, SpanSink sink, Progress progress) {
    RunRequest traced = request.traced(request.speed());
    SpanWriter spans = writer.beginRun();
    Tap tap = new Tap(control, spans, request.trace() ? sink : SpanSink.none(), progress);
    boolean kept = false;
    try {
      RunResult result = device.run(traced, tap.control(), tap, tap.progress());
      Optional<String> once = whyNotUntraced(request, tap);
      RunResult measured = once.isPresent() ? result : untraced(request, progress);
      keep(new Recording.Outcome.Ended(result), request, tap, cost(once, result, measured));
      kept = true;
      return Results.of(measured, request);
    } catch (CancellationException e) {
      if (spans.count() > 0) {
        var stopped = new Recording.Outcome.Stopped(traced, spans.endNanos());
        keep(stopped, request, tap, new TracingCost.NotCompared("The run was stopped."));
        kept = true;
      }
      throw e;
    } finally {
      if (!kept) {
        writer.dropRun();
      }
    }
  }

  private RunResult untraced(RunRequest request, Progress progress) {
    return device.run(request, new RunControl(), SpanSink.none(), progress);
  }

  private static TracingCost cost(
      Optional<String> onlyTraced, RunResult traced, RunResult untraced) {
    return onlyTraced.isPresent()
        ? new TracingCost.NotCompared(onlyTraced.get())
        : TracingCost.between(traced, untraced);
  }

  private Optional<String> whyNotUntraced(RunRequest request, Tap tap) {
    if (request.trace()) {
      return Optional.of("The run was made to be watched, and not again without a trace.");
    }
    if (device.capabilities().isComputed()) {
      return Optional.of("The device is computed: a trace takes none of its time.");
    }
    return tap.steered().isEmpty()
        ? Optional.empty()
        : Optional.of("The run was steered, so it cannot be made again.");
  }

  private void keep(Recording.Outcome outcome, RunRequest request, Tap tap, TracingCost tracing) {
    List<Recording.Steered> steered = tap.steered();
    writer.endRun(outcome, steered, tracing);
    for (int i = 0; i < request.combination().size(); i++) {
      Deployment deployment = request.combination().deployments().get(i);
      used(request, deployment.engine(), deployment.batchSize());
      for (Recording.Steered each : steered) {
        if (each.change() instanceof Steering.SetBatchSize batch && batch.deployment() == i) {
          used(request, deployment.engine(), batch.batchSize());
        }
      }
    }
  }

  private void used(RunRequest request, EngineId engine, int batchSize) {
    EngineProfile profile = loaded.get(new ProfileKey(engine, request.gpu(), batchSize));
    if (profile != null) {
      ran.put(profile.key(), new RecordedEngine.Profiled(profile));
    }
  }

  @Override
  public void close() {
    try (device;
        writer) {
      if (writer.runCount() > 0) {
        writer.finish(device(), engines(), new ArrayList<>(ran.values()));
      }
    }
  }

  private Recording.Device device() {
    DeviceCapabilities able = device.capabilities();
    return new Recording.Device(
        able.name(),
        able.gpu(),
        able.provenance(),
        new TreeSet<>(able.sharing()),
        able.kernelSpans(),
        able.version(),
        able.machine());
  }

  private List<Engine> engines() {
    SortedSet<EngineId> ids = new TreeSet<>();
    ran.keySet().forEach(key -> ids.add(key.engine()));
    return engines.stream()
        .filter(each -> ids.contains(each.id()))
        .map(RecordingGpu::withoutFolder)
        .toList();
  }

  /// Where an engine file lay is nobody's business but the recorder's.
  private static Engine withoutFolder(Engine engine) {
    return engine
        .planFile()
        .map(file -> {
          String path = file.path();
          return new Engine(
              engine.id(),
              engine.name(),
              engine.precision(),
              new EngineFile(
                  path.substring(path.lastIndexOf('/') + 1),
                  file.sizeBytes(),
                  file.sha256(),
                  file.tensorRtVersion()));
        })
        .orElse(engine);
  }
}
