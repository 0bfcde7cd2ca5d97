package io.optimum.workbench.ui.shell;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.session.FileDialogs;
import io.optimum.workbench.ui.session.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes the pictures and tables that drawings ask to save. A file is there whole or not at all.
final class SavedFiles {
  private final FileDialogs dialogs;
  private final Problems problems;

  SavedFiles(FileDialogs dialogs, Problems problems) {
    this.dialogs = dialogs;
    this.problems = problems;
  }

  void save(SaveRequest request) {
    request.consume();
    dialogs
        .fileToWrite("Save " + request.fileName(), request.fileName())
        .ifPresent(file -> write(file.toAbsolutePath(), request));
  }

  private void write(Path file, SaveRequest request) {
    try {
      Files.createDirectories(file.getParent());
      Path half = Files.createTempFile(file.getParent(), ".save-", ".tmp");
      try {
        Files.write(half, request.content());
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      problems.add(
          Problem.error(
              file.toString(),
              "",
              "The file cannot be written: %s".formatted(e.getMessage()),
              "Choose a folder you may write to, with room on the disk."));
    }
  }
}
