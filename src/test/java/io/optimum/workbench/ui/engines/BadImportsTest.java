package io.optimum.workbench.ui.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people really drop on a window: whole folders of anything, and files that are gone by then.
class BadImportsTest {
  private static final int FILES = 10_000;

  @TempDir Path folder;
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();

  private final EnginesViewModel model =
      new EnginesViewModel(
          session,
          new ImportViewModel.Steps(
              steps.importing(),
              steps.tracing(),
              steps.gpus(),
              () -> new ImportViewModel.Home(folder, _ -> {})),
          new ChosenFiles(Path.of("chosen")),
          new InlineTasks());

  @Test
  void findsTheEnginesInAFolderOfTenThousandMixedFiles() throws IOException {
    Random random = new Random(3);
    byte[] noise = new byte[200];
    for (int i = 0; i < FILES; i++) {
      Path file = folder.resolve("%03d/f%d.%s".formatted(i % 100, i, ending(i)));
      Files.createDirectories(file.getParent());
      random.nextBytes(noise);
      Files.write(
          file,
          i % 2 == 0
              ? noise
              : "{\"key\": %d, \"list\": [1, 2".formatted(i).getBytes(StandardCharsets.UTF_8));
    }
    copyEngine(folder.resolve("042"));
    model.importFiles(List.of(folder));
    assertThat(model.imports().busyProperty().get()).isFalse();
    assertThat(model.imports().rows()).extracting(PreviewRow::name).containsExactly("tiny");
    model.imports().add();
    assertThat(session.project().engines()).hasSize(1);
    assertThat(model.imports().summaryProperty().get())
        .startsWith("Added 1 engine, 1 profile from ")
        .containsPattern(
            "; 6\u202F000 files of no known kind were left out: "
                + "2\u202F000 \\.csv, 2\u202F000 \\.png, 2\u202F000 \\.txt\\.$");
    assertThat(session.problems().log().size()).isLessThanOrEqualTo(1000);
  }

  @Test
  void countsOneProblemAsOne() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.profile.json"), "{ no profile");
    model.importFiles(List.of(bad));
    assertThat(model.imports().summaryProperty().get())
        .isEqualTo("No file was recognised, 1 problem.");
  }

  private static void copyEngine(Path into) throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/importer/tiny"))) {
      for (Path file : files.toList()) {
        Files.copy(file, into.resolve(file.getFileName()));
      }
    }
  }

  private static String ending(int i) {
    return List.of("json", "txt", "png", "engine", "csv").get(i % 5);
  }

  @Test
  void namesAFileThatVanishedBeforeItWasRead() {
    model.importFiles(List.of(folder.resolve("gone.profile.json")));
    assertThat(model.imports().busyProperty().get()).isFalse();
    assertThat(session.project().engines()).isEmpty();
    assertThat(session.problems().log())
        .anySatisfy(each -> assertThat(each.problem().line()).contains("gone.profile.json"));
  }
}
