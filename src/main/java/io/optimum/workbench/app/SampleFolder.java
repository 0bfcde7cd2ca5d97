package io.optimum.workbench.app;

import io.optimum.workbench.cli.SampleProjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The sample projects beside the program, or in the folder it was started from.
final class SampleFolder implements SampleProjects {
  private static final String PROJECT = "project.json";
  private final Path folder;

  SampleFolder(Path folder) {
    this.folder = folder;
  }

  static SampleFolder find() {
    String home = System.getProperty("optimum.home");
    return new SampleFolder(Path.of(home == null ? "" : home).resolve("sample-projects"));
  }

  List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var samples = Files.list(folder)) {
      return samples
          .filter(each -> Files.isRegularFile(each.resolve(PROJECT)))
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Sample projects cannot be listed: " + e.getMessage(), e);
    }
  }

  /// The samples, each a project's folder.
  List<Path> folders() {
    return names().stream().map(folder::resolve).toList();
  }

  /// The folder of one.
  Optional<Path> named(String name) {
    return names().contains(name) ? Optional.of(folder.resolve(name)) : Optional.empty();
  }

  @Override
  public void copy(String name, Path target) {
    Path sample = folder.resolve(name);
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "There is no sample project %s in %s. %s"
              .formatted(
                  name,
                  folder.toAbsolutePath(),
                  names().isEmpty()
                      ? "Start the program from the folder that has sample-projects in it."
                      : "There are %s.".formatted(names())));
    }
    try {
      clear(target);
      copyTree(sample, target);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The sample %s cannot be copied to %s: %s".formatted(name, target, e.getMessage()), e);
    }
  }

  /// Removes an earlier copy; refuses a folder with anything else in it.
  private static void clear(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    try (var files = Files.list(target)) {
      if (files.findAny().isPresent() && !Files.isRegularFile(target.resolve(PROJECT))) {
        throw new IOException("the folder is not empty and no project; choose another");
      }
    }
    try (var files = Files.walk(target)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
