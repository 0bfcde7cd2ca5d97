package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.StoppedRunException;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.ReplayStep;
import io.optimum.workbench.workflow.campaign.ReplayStep.Replay;
import io.optimum.workbench.workflow.campaign.ReplayStep.Take;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Records the live run, and plays recorded runs in its place.
public final class Recordings {
  private final LiveRun live;
  private final Session session;
  private final Steps steps;
  private final Tasks tasks;

  /// What recording and replaying need.
  public record Steps(MeasureStep measuring, ReplayStep replaying, FileDialogs dialogs) {}

  public Recordings(LiveRun live, Session session, Steps steps, Tasks tasks) {
    this.live = live;
    this.session = session;
    this.steps = steps;
    this.tasks = tasks;
  }

  /// Asks for a folder, then runs the selected combination live and records it there, or in a new
  /// folder within if there is something already.
  public void record() {
    steps.dialogs().folderToWrite("Record to folder").ifPresent(this::recordTo);
  }

  void recordTo(Path chosen) {
    Path folder = free(chosen);
    Set<Mechanism> off = session.selection().arrangement().without();
    live.start(
        LiveRun.Runner.of(
            steps.measuring().without(off).recordedTo(folder, session.project().engines())),
        "Recorded to %s. ".formatted(folder.getFileName()));
  }

  private static Path free(Path chosen) {
    String[] inside = chosen.toFile().list();
    if (!Files.exists(chosen) || (inside != null && inside.length == 0)) {
      return chosen;
    }
    Path folder = chosen.resolve("recording");
    for (int i = 2; Files.exists(folder); i++) {
      folder = chosen.resolve("recording-" + i);
    }
    return folder;
  }

  /// Asks for a recording, then plays its run of most deployments.
  public void open() {
    steps.dialogs().folderToRead("Open recording").ifPresent(this::open);
  }

  void open(Path folder) {
    tasks.run(
        "Open " + folder.getFileName(),
        _ -> steps.replaying().open(folder),
        this::play,
        failure -> session.problems().failed("Open recording", failure));
  }

  private void play(Replay replay) {
    Take take = replay.widest();
    live.play(
        take.run().request(),
        take.provenance(),
        (_, request, _, spans, progress) ->
            steps
                .replaying()
                .play(take, request.speed(), spans, progress)
                .result()
                .orElseThrow(() -> new StoppedRunException("The recorded run was stopped here.")),
        "Replay of %s, run %d of %d, recorded on %s. %s"
            .formatted(
                replay.folder().getFileName(),
                take.number(),
                replay.takes().size(),
                take.recording().device().name(),
                tracing(take)));
  }

  /// What the trace cost a GPU; a device that is computed loses no time by it.
  private static String tracing(Take take) {
    return take.provenance().source() == Provenance.Source.GPU
        ? take.run().tracing().words() + " "
        : "";
  }
}
