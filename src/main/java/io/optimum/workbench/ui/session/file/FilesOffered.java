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

  /// Longer ones are hardly meant to be paths.
  private static final int LONGEST_SAID = 300;

  public FilesOffered {
    files = List.copyOf(files);
  }

  /// The files that a text names, one a line, as paths or `file:` addresses; anything else in it is
  /// passed over.
  public static FilesOffered in(String text) {
    return new FilesOffered(paths(text).filter(Files::exists).toList());
  }

  /// The first path that a text names and that is not there.
  public static Optional<Path> missingIn(String text) {
    return paths(text)
        .filter(path -> path.toString().length() <= LONGEST_SAID && !Files.exists(path))
        .findFirst();
  }

  private static Stream<Path> paths(String text) {
    return text.lines().limit(MOST_LINES).map(String::strip).flatMap(FilesOffered::path);
  }

  private static Stream<Path> path(String line) {
    try {
      Path path = line.startsWith("file:") ? Path.of(URI.create(line)) : Path.of(line);
      return path.isAbsolute() ? Stream.of(path) : Stream.empty();
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
