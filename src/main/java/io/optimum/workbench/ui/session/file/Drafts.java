package io.optimum.workbench.ui.session.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// The user's own folder, for projects that were not saved anywhere else.
///
/// @param folder made when the first comes
record Drafts(Path folder) {
  /// A folder in it that is not there yet.
  ///
  /// @throws UncheckedIOException if it cannot be made
  Path free(String project) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder %s for projects cannot be made: %s".formatted(folder, e.getMessage()), e);
    }
    return free(folder.resolve(project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-")));
  }

  /// The folder, or one with a number behind its name where it is taken.
  static Path free(Path wanted) {
    Path free = wanted;
    for (int i = 2; Files.exists(free); i++) {
      free = wanted.resolveSibling(wanted.getFileName() + "-" + i);
    }
    return free;
  }

  /// Copies a folder into this one.
  Path copyOf(Path sample) throws IOException {
    Path target = free(String.valueOf(sample.getFileName()));
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.toList()) {
        Path to = target.resolve(sample.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return target;
  }
}
