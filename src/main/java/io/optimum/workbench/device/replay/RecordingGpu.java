package io.optimum.workbench.device.replay;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.RecordingWriter;
import io.optimum.workbench.codec.recording.SpanWriter;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.Engine;
import io.optimum.workbench.domain.EngineFile;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.ProfileKey;
import io.optimum.workbench.domain.RecordedEngine;
import io.optimum.workbench.domain.Recording;
import io.optimum.workbench.domain.RunRequest;
import io.optimum.workbench.domain.RunResult;
import io.optimum.workbench.domain.Steering;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Any device, with every run recorded: each is traced, whether it was asked to or not. Closing it
/// puts the recording in its place; without a single run there is none.
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
      keep(new Recording.Outcome.Ended(result), request, tap.steered());
      kept = true;
      return Results.of(result, request);
    } catch (CancellationException e) {
      if (spans.count() > 0) {
        keep(new Recording.Outcome.Stopped(traced, spans.endNanos()), request, tap.steered());
        kept = true;
      }
      throw e;
    } finally {
      if (!kept) {
        writer.dropRun();
      }
    }
  }

  private void keep(
      Recording.Outcome outcome, RunRequest request, List<Recording.Steered> steered) {
    writer.endRun(outcome, steered);
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
        able.version());
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
