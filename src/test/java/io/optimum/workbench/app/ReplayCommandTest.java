package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `run --record`, `replay` and `import` of a recording, end to end.
class ReplayCommandTest {
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  @TempDir Path folder;
  private Path project = Path.of("");
  private Path recording = Path.of("");

  @BeforeEach
  void record() {
    project = folder.resolve("p");
    recording = folder.resolve("r");
    store.save(project, TestData.project());
    Ran ran = line("run PROJECT --engines alpha,beta --seconds 0.02 --record " + recording);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private Ran line(String command) {
    return Shell.line(command, project);
  }

  @Test
  void replayGivesTheRecordedNumbers() {
    Ran ran = line("replay %s --speed 0 --json".formatted(recording));
    assertThat(ran.code()).isZero();
    assertThat(ran.json().get("provenance")).isEqualTo("replayed (simulated)");
    assertThat(ran.json().get("run")).isEqualTo(3);
    Ran live = line("run PROJECT --engines alpha,beta --seconds 0.02 --json");
    Map<?, ?> result = (Map<?, ?>) Objects.requireNonNull(ran.json().get("result"));
    for (String key : List.of("latencyNanos", "soloLatencyNanos", "slowdown", "sampleCount")) {
      assertThat(column(result, key)).isEqualTo(column(live.json(), key));
    }
  }

  private static List<?> column(Map<?, ?> of, String key) {
    List<?> rows = (List<?>) Objects.requireNonNull(of.get("deployments"));
    return rows.stream().map(each -> String.valueOf(((Map<?, ?>) each).get(key))).toList();
  }

  @Test
  void replayShowsEveryRunAndSaysReplayed() {
    assertThat(line("replay %s --speed 0".formatted(recording)).out())
        .containsPattern("alpha b1 +1 +yes")
        .containsPattern("alpha b1 \\+ beta b1 +\\* 3 +yes")
        .containsPattern("alpha +1 +0\\.\\d{3} ms .*\\d\\.\\d\\dx")
        .contains("Run 3 of 3 on a100-80gb-pcie, replayed (simulated), seed 42");
  }

  @Test
  void aReplayedTraceIsTheTraceOfTheRun() throws IOException {
    Path trace = folder.resolve("t.json");
    assertThat(line("replay %s --run 1 --speed 50 --trace %s".formatted(recording, trace)).code())
        .isZero();
    assertThat(Files.readString(trace)).contains("replayed (simulated)", "kernel4");
  }

  @Test
  void aTraceForWhichTheDiskHasNoRoomLeavesNothing() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "There is no /dev/full here.");
    Files.createSymbolicLink(folder.resolve(".partial-t.json"), full);
    Ran ran = line("replay %s --speed 0 --trace %s".formatted(recording, folder.resolve("t.json")));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("t.json cannot be written: No space left on device");
    assertThat(folder.toFile().list()).doesNotContain("t.json", ".partial-t.json");
  }

  @Test
  void aRecordingIsImportedAsItsEngines() {
    Path other = folder.resolve("q");
    Ran ran = line("import %s --into %s".formatted(recording, other));
    assertThat(ran.code()).as(ran.err()).isZero();
    Project imported = store.open(other).project();
    EngineProfile alpha = imported.profiles().require(new EngineId("alpha"), TestData.A100, 1);
    assertThat(alpha.kernels()).hasSize(5);
    assertThat(alpha.source())
        .contains("replayed (simulated)")
        .endsWith("all else: made up for tests");
    assertThat(imported.engines())
        .extracting(each -> each.id().value())
        .containsExactly("alpha", "beta");
  }

  @Test
  void wrongUseIsExplained() throws IOException {
    Ran taken = line("run PROJECT --engines alpha --seconds 0.01 --record " + recording);
    assertThat(taken.code()).isEqualTo(2);
    assertThat(taken.err()).contains("--record:", "there is something already");
    assertThat(line("replay %s --run 4".formatted(recording)).err())
        .contains("There is no run 4")
        .contains("1 to 3");
    assertThat(line("replay %s --speed -1".formatted(recording)).code()).isEqualTo(2);
    assertThat(line("replay " + project).err()).contains("There is no recording at");
    assertThat(line("replay a\0b").err())
        .contains("can name no file here", "LC_ALL=C.UTF-8")
        .doesNotContain("java.");
    Path spans = recording.resolve("spans/0003.spans.gz");
    Files.write(spans, java.util.Arrays.copyOf(Files.readAllBytes(spans), 500));
    Ran damaged = line("replay %s --speed 0 --json".formatted(recording));
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.err()).contains("0003.spans.gz", "cut off after");
    Ran imported = line("import %s --into %s".formatted(recording, folder.resolve("q")));
    assertThat(imported.code()).as("solo runs are whole").isZero();
  }
}
