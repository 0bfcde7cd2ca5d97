package io.optimum.workbench.ui.shell;

import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.session.FileDialogs;
import io.optimum.workbench.ui.session.Problems;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes the pictures and tables that drawings ask to save, beside the window. A file is there
/// whole or not at all.
final class SavedFiles {
  private final FileDialogs dialogs;
  private final Problems problems;
  private final Tasks tasks;

  SavedFiles(FileDialogs dialogs, Problems problems, Tasks tasks) {
    this.dialogs = dialogs;
    this.problems = problems;
    this.tasks = tasks;
  }

  void save(SaveRequest request) {
    request.consume();
    dialogs
        .fileToWrite("Save " + request.fileName(), request.fileName())
        .ifPresent(file -> save(file.toAbsolutePath(), request.content()));
  }

  private void save(Path file, SaveRequest.Content content) {
    String title = "Save " + file.getFileName();
    tasks.run(
        title, _ -> write(file, content), _ -> {}, failure -> problems.failed(title, failure));
  }

  private static Path write(Path file, SaveRequest.Content content) {
    try {
      Path folder = file.getParent();
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, ".save-", ".tmp");
      try {
        fill(half, content);
        return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written: %s. Choose a folder you may write to, with room on the disk."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void fill(Path file, SaveRequest.Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.writeTo(out);
    }
  }
}
