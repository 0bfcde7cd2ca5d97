package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.ReplayStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The timeline of an Nsight Systems trace, kept and played like a recording of our own.
class TraceRecordingTest {
  private static final Project PROJECT = Project.empty("p");
  private final Steps steps = Workbench.create().steps();

  @TempDir private Path folder;

  private ImportResult imported() throws Exception {
    Path file = folder.resolve("net-b4.sqlite");
    try (NsysFile trace = new NsysFile(file)) {
      trace.withGpu("NVIDIA A100 80GB PCIe", 108).withKernelTable().names().engine(7, 0, 6);
    }
    return Fixtures.read(file);
  }

  @Test
  void playsEverySpanOfTheTraceAsReplayed() throws Exception {
    ImportResult result = imported();
    List<Path> kept = steps.tracing().keep(PROJECT, result, folder.resolve("p"), Progress.none());
    assertThat(kept).containsExactly(folder.resolve("p/recordings/net-b4"));
    ReplayStep.Replay replay = steps.replaying().open(kept.getFirst());
    List<SpanBatch> spans = new ArrayList<>();
    ReplayStep.Played played =
        steps.replaying().play(replay.widest(), 0, spans::add, Progress.none());
    assertThat(played.result()).as("a trace has no result of ours").isEmpty();
    assertThat(spans.stream().mapToInt(SpanBatch::size).sum())
        .isEqualTo(result.traces().getFirst().trace().spans().size());
    assertThat(replay.widest().provenance()).isEqualTo(new Provenance(Provenance.Source.GPU, true));
    assertThat(replay.widest().run().request().combination().deployments().getFirst().batchSize())
        .isEqualTo(4);
  }

  @Test
  void neverWritesOverATimelineKeptBefore() throws Exception {
    ImportResult result = imported();
    steps.tracing().keep(PROJECT, result, folder, Progress.none());
    assertThat(steps.tracing().keep(PROJECT, result, folder, Progress.none()))
        .containsExactly(folder.resolve("recordings/net-b4-2"));
  }
}
