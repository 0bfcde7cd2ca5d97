package io.optimum.workbench.workflow.campaign;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.RecordingFolder;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.StoppedRunException;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Opens recordings and plays their runs back.
public final class ReplayStep {
  private final DeviceOpener devices;
  private final JsonCodec codec;

  public ReplayStep(DeviceOpener devices, JsonCodec codec) {
    this.devices = devices;
    this.codec = codec;
  }

  /// What there is to play: the runs of one recording, or of all recordings in a folder.
  public record Replay(Path folder, List<Take> takes) {
    public Replay {
      takes = List.copyOf(Require.notEmpty(takes, "takes"));
    }

    /// The run of that number, or an `IllegalArgumentException` with how many there are.
    public Take take(int number) {
      if (number < 1 || number > takes.size()) {
        throw new IllegalArgumentException(
            "There is no run %d in %s. Its runs are 1 to %d."
                .formatted(number, folder, takes.size()));
      }
      return takes.get(number - 1);
    }

    /// The run of most deployments; the first of them that has spans.
    public Take widest() {
      return takes.stream()
          .min(
              Comparator.comparingInt((Take each) -> -each.run().request().combination().size())
                  .thenComparing(each -> !(each.run().spans() instanceof Recording.Spans.Kept)))
          .orElseThrow();
    }
  }

  /// One recorded run.
  ///
  /// @param number counts from 1 over all recordings of the folder
  /// @param place of its recording
  public record Take(int number, Path place, Recording recording, Recording.Run run) {
    /// What its numbers are when it is played.
    public Provenance provenance() {
      return new Provenance(recording.device().provenance().source(), true);
    }

    public boolean hasSpans() {
      return run.spans() instanceof Recording.Spans.Kept;
    }
  }

  /// A run that was played.
  ///
  /// @param result empty for one that was stopped when it was recorded
  /// @param solo each deployment alone with the same settings, where that was recorded too
  public record Played(
      Take take, Optional<RunResult> result, List<Optional<DeploymentResult>> solo) {
    public Played {
      solo = List.copyOf(solo);
    }
  }

  /// @throws IllegalArgumentException when there is no recording
  /// @throws io.optimum.workbench.codec.recording.RecordingException when one cannot be read
  public Replay open(Path folder) {
    List<Take> takes = new ArrayList<>();
    for (Path place : RecordingFolder.find(folder)) {
      Recording recording = RecordingFolder.read(place, codec).recording();
      recording.runs().forEach(run -> takes.add(new Take(takes.size() + 1, place, recording, run)));
    }
    if (takes.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no recording at %s. Make one on the Timeline screen, or with `optimum run PROJECT --record FOLDER`."
              .formatted(folder));
    }
    return new Replay(folder, takes);
  }

  /// Plays a run at a speed; 0 = as fast as possible.
  public Played play(Take take, double speed, SpanSink spans, Progress progress) {
    RunRequest recorded = take.run().request();
    RunRequest request = take.hasSpans() ? recorded.traced(speed) : recorded;
    try (GpuDevice device = devices.open(new DeviceChoice.Replayed(take.place()))) {
      return new Played(
          take, Optional.of(device.run(request, new RunControl(), spans, progress)), solo(take));
    } catch (StoppedRunException e) {
      return new Played(take, Optional.empty(), solo(take));
    }
  }

  private static List<Optional<DeploymentResult>> solo(Take take) {
    List<Optional<DeploymentResult>> solo = new ArrayList<>();
    for (int i = 0; i < take.run().request().combination().size(); i++) {
      solo.add(solo(take.recording(), take.run().request(), i));
    }
    return solo;
  }

  private static Optional<DeploymentResult> solo(Recording recording, RunRequest of, int index) {
    Combination alone = of.combination().solo(index);
    return recording.runs().stream()
        .filter(Recording.Run::isMeasurement)
        .filter(each ->
            each.request().combination().equals(alone)
                && each.request().hostThreads() == of.hostThreads()
                && each.request().loads().equals(of.loads().subList(index, index + 1)))
        .map(Recording.Run::outcome)
        .filter(Recording.Outcome.Ended.class::isInstance)
        .map(each -> ((Recording.Outcome.Ended) each).result().deployments().getFirst())
        .findFirst();
  }
}
