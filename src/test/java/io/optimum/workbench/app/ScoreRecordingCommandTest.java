package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The score of a recorded suite; the recording here is simulated, and the page says so.
class ScoreRecordingCommandTest {
  @TempDir Path folder;

  @Test
  void writesAPageThatSaysWhatWasSimulatedAndWhatIsTooLittleToTrainOn() throws IOException {
    Path suite = folder.resolve("suite");
    Ran recorded =
        Shell.run(
            "record-suite",
            "--out",
            suite,
            "--networks",
            "squeezenet11,dien",
            "--batch",
            "1",
            "--device",
            "sim:h200");
    assertThat(recorded.code()).as(recorded.err()).isZero();
    Path page = folder.resolve("accuracy.md");
    Ran scored = Shell.run("score-recording", suite, "--out", page, "--json");
    assertThat(scored.code()).as(scored.err()).isZero();
    assertThat(scored.json().get("measurements")).isEqualTo(4);
    assertThat(Files.readString(page))
        .contains("**Nothing here was measured on a real GPU.**")
        .containsPattern("\\| all \\| 8 \\| \\d+\\.\\d % \\|")
        .contains("| open loop | 2 |")
        .contains("### Unseen model", "Not scored: fewer than 5 measurements");
    assertThat(Files.readString(folder.resolve("accuracy.json"))).isEqualTo(scored.out());
  }

  @Test
  void refusesAProjectWithoutMeasurements() {
    Path project = folder.resolve("p");
    new ProjectStore(new JsonCodec()).save(project, TestData.project());
    Ran ran = Shell.run("score-recording", project);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("has no measurement", "optimum record-suite");
  }
}
