package io.optimum.workbench.device.replay;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.RecordingFolder;
import io.optimum.workbench.codec.recording.SpanReader;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.StoppedRunException;
import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.device.replay.Answers.Answer;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RecordedEngine;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A GPU that answers from recordings: the spans come again at the chosen speed, the results are
/// those that were recorded, and everything says that it is replayed.
///
/// It answers what was recorded and nothing else. A run that was stopped when it was recorded plays
/// to where it was stopped, and ends with a [StoppedRunException].
public final class ReplayGpu implements GpuDevice {
  private final Recording.Device device;
  private final Answers answers;
  private final Map<ProfileKey, RecordedEngine> recorded = new TreeMap<>();
  private final Map<ProfileKey, EngineProfile> loaded = new TreeMap<>();
  private final WallClock clock;

  /// The recordings at a place.
  ///
  /// @throws IllegalArgumentException when there is none, or they are of several devices
  /// @throws io.optimum.workbench.codec.recording.RecordingException when one cannot be read
  public static ReplayGpu open(Path folder, JsonCodec codec) {
    List<Path> places = RecordingFolder.find(folder);
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no recording at %s: neither it nor a folder in it has a recording.json."
              .formatted(folder));
    }
    return new ReplayGpu(
        places.stream().map(each -> RecordingFolder.read(each, codec)).toList(),
        WallClock.system());
  }

  ReplayGpu(List<RecordingFolder> folders, WallClock clock) {
    this.clock = clock;
    RecordingFolder first = folders.getFirst();
    device = first.recording().device();
    for (RecordingFolder each : folders) {
      if (!each.recording().device().equals(device)) {
        throw new IllegalArgumentException(
            "%s was recorded on %s, %s on %s: numbers of two devices are not mixed. Move them to folders of their own."
                .formatted(
                    first.folder(),
                    words(device),
                    each.folder(),
                    words(each.recording().device())));
      }
      each.recording().profiles().forEach(engine -> recorded.putIfAbsent(engine.key(), engine));
    }
    answers = new Answers(folders);
  }

  private static String words(Recording.Device device) {
    return "%s (%s, %s)".formatted(device.name(), device.provenance().word(), device.version());
  }

  @Override
  public DeviceCapabilities capabilities() {
    return new DeviceCapabilities(
        "Replayed " + device.name(),
        device.gpu(),
        replayed(device.provenance()),
        device.sharing(),
        device.kernelSpans(),
        false,
        device.version());
  }

  @Override
  public void load(EngineProfile profile) {
    if (!profile.key().gpu().equals(device.gpu().id())) {
      throw new IllegalArgumentException(
          "The profile of %s cannot run here: the recordings are of %s."
              .formatted(profile.key(), device.gpu().id()));
    }
    loaded.put(profile.key(), profile);
  }

  @Override
  public RunResult run(RunRequest request, RunControl control, SpanSink sink, Progress progress) {
    Answer answer = answers.require(request);
    request.combination().deployments().forEach(each -> requireSame(request, each));
    Playback playback =
        new Playback(
            clock,
            progress,
            request.speed(),
            answer.run().lengthNanos(),
            () -> refuseSteering(control));
    if (request.trace()) {
      try (SpanReader spans = answer.folder().spans(answer.run())) {
        playback.play(spans, batch -> sink.accept(placed(batch, answer.askedIndex())));
      }
    } else {
      playback.finish();
    }
    return switch (answer.run().outcome()) {
      case Recording.Outcome.Ended ended -> result(ended.result(), request, answer.askedIndex());
      case Recording.Outcome.Stopped stopped ->
          throw new StoppedRunException(
              "The recorded run was stopped after %.3f ms."
                  .formatted(stopped.reachedNanos() / 1e6));
    };
  }

  @Override
  public void close() {
    loaded.clear();
  }

  /// An engine need not be loaded to be played back. One that is loaded must be the one that was
  /// recorded; its kernel times may differ, for a profile that was imported from this recording has
  /// those that were observed.
  private void requireSame(RunRequest request, Deployment deployment) {
    ProfileKey key = new ProfileKey(deployment.engine(), request.gpu(), deployment.batchSize());
    EngineProfile here = loaded.get(key);
    RecordedEngine there = recorded.get(key);
    if (here == null || there == null) {
      return;
    }
    boolean same =
        switch (there) {
          case RecordedEngine.Traced traced -> traced.kernels().size() == here.kernels().size();
          case RecordedEngine.Profiled profiled ->
              timeless(profiled.profile()).equals(timeless(here));
        };
    if (!same) {
      throw new IllegalArgumentException(
          "The profile of %s is not of the engine that was recorded (%d kernels here). Import the recording to get the one that was."
              .formatted(key, here.kernels().size()));
    }
  }

  private static List<?> timeless(EngineProfile profile) {
    return profile.kernels().stream().map(each -> each.withSoloNanos(1)).toList();
  }

  private static void refuseSteering(RunControl control) {
    if (!control.drain().isEmpty()) {
      throw new IllegalArgumentException(
          "A recording cannot be steered. Run the combination on a simulated or real GPU.");
    }
  }

  private static Provenance replayed(Provenance provenance) {
    return new Provenance(provenance.source(), true);
  }

  private static SpanBatch placed(SpanBatch batch, int[] askedIndex) {
    List<SpanBatch.Lane> lanes =
        batch.lanes().stream()
            .map(lane ->
                new SpanBatch.Lane(
                    place(lane, askedIndex), lane.stream(), lane.engine(), lane.priority()))
            .toList();
    return new SpanBatch(
        lanes,
        batch.names(),
        batch.launches(),
        batch.lane(),
        batch.kind(),
        batch.nameIndex(),
        batch.inference(),
        batch.startNanos(),
        batch.endNanos(),
        batch.soloNanos(),
        batch.smCount());
  }

  private static int place(SpanBatch.Lane lane, int[] askedIndex) {
    if (lane.deployment() >= askedIndex.length) {
      throw new IllegalArgumentException(
          "The recorded spans name deployment %d (%s) of a run of %d. Record it anew."
              .formatted(lane.deployment(), lane.engine(), askedIndex.length));
    }
    return askedIndex[lane.deployment()];
  }

  /// As recorded, in the order that was asked for, as an answer to what was asked.
  private static RunResult result(RunResult recorded, RunRequest asked, int[] askedIndex) {
    List<Deployment> deployments = asked.combination().deployments();
    List<DeploymentResult> results =
        new ArrayList<>(Collections.nCopies(deployments.size(), recorded.deployments().getFirst()));
    for (int i = 0; i < askedIndex.length; i++) {
      DeploymentResult each = recorded.deployments().get(i);
      results.set(
          askedIndex[i],
          new DeploymentResult(
              deployments.get(askedIndex[i]),
              each.latency(),
              each.service(),
              each.throughputPerSecond(),
              each.dropped()));
    }
    return new RunResult(
        asked,
        results,
        recorded.elapsedNanos(),
        recorded.smBusyFraction(),
        recorded.dramBusyFraction(),
        recorded.converged(),
        recorded.droppedSpans(),
        replayed(recorded.provenance()),
        recorded.conditions(),
        recorded.outputs());
  }
}
