package io.optimum.workbench.importer.source;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns files and folders into a flat, ordered list of files, each once. In folders a file that is
/// none of ours is no problem, such as a README beside the engines, unless its name promises that
/// it is; what a file is, is told by its content alone.
public final class FileWalk {
  private static final int DEPTH = 16;
  private static final int FILES = 20_000;
  private static final Pattern PROMISING =
      Pattern.compile("(?i).*\\.(json|engine|plan|trt|onnx|sqlite)");

  /// Files of a project, which has none like `x.profile.json`.
  private static final Pattern OWN = Pattern.compile("[^.]*\\.json");

  private final List<Problem> problems;
  private final Map<Path, Path> found = new TreeMap<>();
  private final Set<Path> incidental = new HashSet<>();
  private final Set<Path> own = new HashSet<>();
  private final Progress progress;

  /// @param progress stops the walk when it was cancelled
  public FileWalk(List<Problem> problems, Progress progress) {
    this.problems = problems;
    this.progress = progress;
  }

  public List<Path> list(List<Path> files) {
    files.forEach(this::add);
    return new ArrayList<>(found.values());
  }

  /// Whether a file merely lies in a folder, and its name promises nothing.
  public boolean isIncidental(Path path) {
    return incidental.contains(path);
  }

  /// Whether a file is this program's own, in the folder of a project.
  public boolean isOwn(Path path) {
    return own.contains(path);
  }

  private void add(Path path) {
    if (Files.isDirectory(path)) {
      walk(path);
    } else if (Files.isRegularFile(path)) {
      take(path);
    } else {
      boolean exists = Files.exists(path);
      error(
          path,
          exists ? "This is neither a file nor a folder." : "There is no such file or folder.",
          exists
              ? "Give regular files or folders."
              : "Check the name and the rights on its folder.");
    }
  }

  private void walk(Path folder) {
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor());
    } catch (IOException e) {
      error(folder, "The folder cannot be read: " + reason(e), "Check the rights on it.");
    }
  }

  private void take(Path path) {
    found.putIfAbsent(path.toAbsolutePath().normalize(), path);
  }

  private void error(Path path, String message, String advice) {
    problems.add(Problem.error(path.toString(), "", message, advice));
  }

  /// An I/O failure in words.
  static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException _ -> "access was denied.";
      case NoSuchFileException _ -> "it is no longer there.";
      case FileSystemLoopException _ -> "its links lead in a circle.";
      default -> String.valueOf(e.getMessage());
    };
  }

  /// What to try after it.
  static String advice(IOException e) {
    return switch (e) {
      case FileSystemLoopException _ ->
          "All else was read; take the link away to hear no more of it.";
      case NoSuchFileException _ ->
          "It was moved or deleted meanwhile; all else was read. Import it from where it is now.";
      default -> "Check the rights on it.";
    };
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    /// The project of this program that the walk is in: what its own files are is known.
    private @Nullable Path project;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (project == null && Files.isRegularFile(folder.resolve("project.json"))) {
        project = folder;
      }
      progress.report(0, "Looking through " + folder.getFileName());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      if (attributes.isRegularFile() && !name.startsWith(".")) {
        take(file);
        boolean ours = project != null && OWN.matcher(name).matches();
        if (ours) {
          own.add(file);
        }
        if (ours || !PROMISING.matcher(name).matches()) {
          incidental.add(file);
        }
      }
      if (found.size() < FILES) {
        return FileVisitResult.CONTINUE;
      }
      error(file, "There are more than %d files.".formatted(FILES), "Give fewer folders.");
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      error(file, "This cannot be read: " + reason(e), advice(e));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (folder.equals(project)) {
        project = null;
      }
      if (e != null) {
        error(folder, "The folder cannot be read whole: " + reason(e), "Check the rights on it.");
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
