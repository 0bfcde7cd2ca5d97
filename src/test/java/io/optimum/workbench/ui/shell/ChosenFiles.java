package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.session.file.FileDialogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A user who always chooses the same folder.
///
/// @param asked what for, so far
public record ChosenFiles(Path folder, List<String> asked) implements FileDialogs {
  public ChosenFiles(Path folder) {
    this(folder, new ArrayList<>());
  }

  @Override
  public Optional<Path> projectToOpen() {
    asked.add("project");
    return Optional.of(folder);
  }

  @Override
  public List<Path> filesToImport() {
    asked.add("files");
    return List.of(folder);
  }

  @Override
  public Optional<Path> folderToRead(String title) {
    asked.add(title);
    return Optional.of(folder.resolve("written"));
  }

  @Override
  public Optional<Path> folderToWrite(String title) {
    asked.add(title);
    return Optional.of(folder.resolve("written"));
  }

  @Override
  public Optional<Path> fileToWrite(String title, String name) {
    asked.add(title);
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
