package io.optimum.workbench.ui.session.file;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Files that were dropped or pasted.
///
/// @param files that exist, in the order they were offered
public record FilesOffered(List<Path> files) {
  /// Longer texts are no list of files.
  private static final int MOST_LINES = 1000;

  public FilesOffered {
    files = List.copyOf(files);
  }

  /// The files that a text names, one a line, as paths or `file:` addresses; anything else in it is
  /// passed over.
  public static FilesOffered in(String text) {
    return new FilesOffered(
        text.lines().limit(MOST_LINES).map(String::strip).flatMap(FilesOffered::file).toList());
  }

  private static Stream<Path> file(String line) {
    try {
      Path path = line.startsWith("file:") ? Path.of(URI.create(line)) : Path.of(line);
      return path.isAbsolute() && Files.exists(path) ? Stream.of(path) : Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /// The folder of a project, when just one is offered.
  public Optional<Path> project(ProjectFiles store) {
    return files.size() == 1 && store.isProject(files.getFirst())
        ? Optional.of(files.getFirst())
        : Optional.empty();
  }
}
