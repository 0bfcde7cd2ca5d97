package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that work for minutes look first at where they are to write.
class DestinationTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void aFile() throws IOException {
    file = Files.writeString(folder.resolve("file"), "mine");
  }

  @Test
  void aFileIsNoFolderToWriteTheProofTo() throws IOException {
    refused(Shell.run("evaluate", "--out", file), file + " is a file. Name a folder.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFolderIsNoFileToWriteThePredictorTo() {
    refused(Shell.run("make-predictor", "--out", folder), "this is a folder. Name a file in it.");
  }

  @Test
  void noPageOfScoresIsWrittenBelowAFile() {
    refused(
        Shell.run("score-recording", folder, "--out", file.resolve("page.md")),
        file + " is a file. Name a folder.");
  }

  private static void refused(Ran ran, String words) {
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--out").contains(words).doesNotContain("%  ");
  }
}
