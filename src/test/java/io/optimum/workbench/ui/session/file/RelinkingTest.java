package io.optimum.workbench.ui.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.ChosenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelinkingTest {
  /// Of no file here.
  private static final String SHA =
      "2ac4b1e8be77a5f5d9e9d0d9c4b0f2c0a6a2a4d5f6a7b8c9d0e1f2a3b4c5d6e7";

  @TempDir Path folder;
  private final Session session = new Session();

  private Project projectNaming(String path, String sha256) {
    return TestData.project()
        .withEngines(
            List.of(
                new Engine(
                    new EngineId("alpha"),
                    "alpha",
                    Precision.FP16,
                    new EngineFile(path, 4, sha256, "8.6.1"))),
            List.of());
  }

  @Test
  void findsAnEngineFileThatWasMovedAndRenamed() throws Exception {
    Path moved = folder.resolve("written/deep/renamed.engine");
    Files.createDirectories(moved.getParent());
    Files.writeString(moved, "plan");
    Files.writeString(moved.resolveSibling("other.engine"), "nalp");
    String sha =
        java.util.HexFormat.of()
            .formatHex(
                java.security.MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(moved)));
    new Relinking(session, new ChosenFiles(folder), new InlineTasks());
    session.show(projectNaming("models/alpha.plan", sha), folder);
    Notice notice = session.notices().all().getFirst();
    assertThat(notice.text()).contains("models/alpha.plan");
    session.notices().answer(notice, notice.answers().getFirst());
    assertThat(file().path()).isEqualTo("written/deep/renamed.engine");
    assertThat(session.notices().all()).isEmpty();
    session.undo();
    assertThat(file().path()).isEqualTo("models/alpha.plan");
  }

  @Test
  void goesOnAskingWhileNothingFits() throws IOException {
    Files.createDirectories(folder.resolve("written"));
    Files.writeString(folder.resolve("written/other.plan"), "nalp");
    new Relinking(session, new ChosenFiles(folder), new InlineTasks());
    session.show(projectNaming("models/alpha.plan", SHA), folder);
    Notice notice = session.notices().all().getFirst();
    session.notices().answer(notice, notice.answers().getFirst());
    assertThat(file().path()).isEqualTo("models/alpha.plan");
    assertThat(session.notices().all()).hasSize(1);
  }

  @Test
  void saysNothingWhenEveryFileIsThere() throws IOException {
    Files.writeString(folder.resolve("alpha.plan"), "plan");
    new Relinking(session, new ChosenFiles(folder), new InlineTasks());
    session.show(projectNaming("alpha.plan", SHA), folder);
    assertThat(session.notices().all()).isEmpty();
  }

  private EngineFile file() {
    return session.project().engine(new EngineId("alpha")).planFile().orElseThrow();
  }
}
