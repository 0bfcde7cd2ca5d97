package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What Ctrl-C leaves of a run that is recorded and traced.
class StoppedRunTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a program is killed there, not asked to end")
  void keepsTheRecordingSoFarAndNothingUnfinished() throws IOException, InterruptedException {
    Path project = folder.resolve("p");
    new ProjectStore(new JsonCodec()).save(project, TestData.project());
    Path out = Files.createDirectory(folder.resolve("kept"));
    String command =
        "run %s --engines alpha,beta --seconds 3600 --record %s --trace %s"
            .formatted(project, out.resolve("recording"), out.resolve("trace.json"));
    try (Child child = Child.start(folder, List.of(), (Object[]) command.split(" "))) {
      child.runsUntil(() -> bytes(out.resolve(".partial-trace.json")) > 0);
      child.terminate();

      assertThat(child.exitCode()).as(child.err()).isEqualTo(143);
    }
    assertThat(out.toFile().list()).containsExactly("recording");
    assertThat(Files.readString(out.resolve("recording/recording.json"))).contains("\"stopped\"");
  }

  private static long bytes(Path file) {
    return file.toFile().length();
  }
}
