package io.optimum.workbench.ui.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
  @TempDir Path folder;
  private final Steps steps = Workbench.create().steps();
  private final Session session = new Session();
  private final List<SpanBatch> spans = new ArrayList<>();
  private double stopAtFraction = 2;
  private final Tasks tasks = new InlineTasks(stopping());
  private final LiveRun live = new LiveRun(session, _ -> steps.measuring()::watch, tasks);

  private Progress stopping() {
    return (done, _) -> {
      if (done > stopAtFraction) {
        throw new CancellationException();
      }
    };
  }

  @BeforeEach
  void chooseEngines() {
    session.show(TestData.project(), null);
    session.deploy(
        "Choose engines",
        List.of(Deployment.of(new EngineId("alpha"), 1), Deployment.of(new EngineId("beta"), 8)));
    live.speedProperty().set(0);
    live.watchedBy(_ -> {
      spans.clear();
      return spans::add;
    });
  }

  private Recordings recordings() {
    return new Recordings(
        live,
        session,
        new Recordings.Steps(steps.measuring(), steps.replaying(), new ChosenFiles(folder)),
        tasks);
  }

  private int seen() {
    return spans.stream().mapToInt(SpanBatch::size).sum();
  }

  @Test
  void aRecordedRunIsPlayedBackAndSaysSo() {
    recordings().record();
    RunResult ran = Objects.requireNonNull(live.outcomeProperty().get());
    int seenLive = seen();
    assertThat(live.replayed()).isEmpty();
    assertThat(live.aboutProperty().get()).startsWith("Recorded to written");
    recordings().open();
    RunResult again = Objects.requireNonNull(live.outcomeProperty().get());
    assertThat(again.deployments()).isEqualTo(ran.deployments());
    assertThat(again.provenance().word()).isEqualTo("replayed (simulated)");
    assertThat(live.replayed()).isEqualTo(Optional.of(again.provenance()));
    assertThat(live.aboutProperty().get()).contains("Replay of written, run 1 of 1");
    assertThat(live.aboutProperty().get()).doesNotContain("Cost of tracing");
    assertThat(seen()).isEqualTo(seenLive).isPositive();
  }

  @Test
  void aStoppedRecordingPlaysToWhereItWasStopped() {
    stopAtFraction = 0.0001;
    recordings().record();
    int seenLive = seen();
    stopAtFraction = 2;
    recordings().open();
    assertThat(seen()).isEqualTo(seenLive).isPositive();
    assertThat(live.problemProperty().get()).isEqualTo("Stopped.");
    assertThat(session.problems().log()).isEmpty();
  }

  @Test
  void aFolderThatIsTakenGetsTheRecordingInside() {
    recordings().record();
    recordings().record();
    assertThat(folder.resolve("written/recording/recording.json")).exists();
  }

  @Test
  void whatIsNoRecordingIsAProblem() {
    recordings().open(folder);
    assertThat(session.problems().log())
        .singleElement()
        .extracting(each -> each.problem().message())
        .asString()
        .contains("There is no recording at");
  }
}
