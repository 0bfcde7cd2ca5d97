package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.session.file.FileDialogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A user who always chooses the same folder.
public record ChosenFiles(Path folder) implements FileDialogs {
  @Override
  public Optional<Path> projectToOpen() {
    return Optional.of(folder);
  }

  @Override
  public List<Path> filesToImport() {
    return List.of(folder);
  }

  @Override
  public Optional<Path> folderToRead(String title) {
    return Optional.of(folder.resolve("written"));
  }

  @Override
  public Optional<Path> folderToWrite(String title) {
    return Optional.of(folder.resolve("written"));
  }

  @Override
  public Optional<Path> fileToWrite(String title, String name) {
    return Optional.of(made().resolve(name));
  }

  /// Dialogs offer only folders that are there.
  private Path made() {
    try {
      return Files.createDirectories(folder.resolve("written"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
