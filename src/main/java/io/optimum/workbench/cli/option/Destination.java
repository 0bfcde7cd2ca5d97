package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Where a command that works for minutes will write: looked at before it begins, so that no work
/// is lost at its end.
public final class Destination {
  private Destination() {}

  /// Makes the folder, unless it is there.
  ///
  /// @throws UsageException when nothing can be written there
  public static void requireFolder(String option, Path folder) {
    require(option, folder, folder.toAbsolutePath());
  }

  /// Makes the folder of the file, unless it is there.
  ///
  /// @throws UsageException when the file cannot be written there
  public static void requireFile(String option, Path file) {
    if (Files.isDirectory(file)) {
      throw new UsageException(
          "%s %s: this is a folder. Name a file in it.".formatted(option, file));
    }
    require(option, file, Objects.requireNonNull(file.toAbsolutePath().getParent(), "parent"));
  }

  private static void require(String option, Path named, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException _) {
      throw new UsageException(
          "%s %s: %s is a file. Name a folder.".formatted(option, named, folder));
    } catch (IOException e) {
      throw new UsageException(
          "%s %s: the folder cannot be made (%s). Choose another place."
              .formatted(option, named, e.getMessage()));
    }
    if (!Files.isWritable(folder)) {
      throw new UsageException(
          "%s %s: the folder %s cannot be written. Choose another place."
              .formatted(option, named, folder));
    }
  }
}
