package io.optimum.workbench.project;

import io.optimum.workbench.codec.IoReason;
import io.optimum.workbench.files.SafeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Edits that are not saved yet, kept aside so that a crash does not lose them.
///
/// Each window has a folder of its own, `ID/`, with a project in it and the file `origin`, which
/// names the folder the project was opened from and, in a second line, the version it had then. The
/// folder is locked while its window lives, so what another window still edits is never taken for
/// lost.
public final class Recovery implements AutoCloseable {
  private static final String ORIGIN = "origin";
  private final Path root;
  private final Path own;
  private final ProjectStore store;
  private final List<Lost> takenOver = new ArrayList<>();
  private @Nullable ProjectLock lock;

  /// @param root folder of all windows' copies
  public Recovery(Path root, ProjectStore store) {
    this.root = root;
    this.own = root.resolve(UUID.randomUUID().toString());
    this.store = store;
  }

  /// Where a project was opened from.
  ///
  /// @param version the word of the version that the edits are made on; empty = not known
  public record Origin(Path folder, String version) {}

  /// What a window left behind that did not end well.
  ///
  /// @param copy folder of the copy
  /// @param origin null = it was in no folder yet
  /// @param project as it was edited last, without its measurements
  /// @param kept when it was edited last
  public record Lost(Path copy, @Nullable Origin origin, Project project, Instant kept) {}

  /// Keeps the project as it is now; blocks.
  ///
  /// @param origin null = it is in no folder yet
  /// @throws ProjectException when it cannot be written
  public synchronized void keep(Project project, @Nullable Origin origin) {
    try {
      Files.createDirectories(own);
      if (lock == null) {
        lock = ProjectLock.take(own).orElse(null);
      }
      String where =
          origin == null ? "" : origin.folder().toAbsolutePath() + "\n" + origin.version();
      SafeFiles.replace(own.resolve(ORIGIN), where.getBytes(StandardCharsets.UTF_8));
      store.save(own, project);
      discardTakenOver();
    } catch (IOException e) {
      throw new ProjectException(
          "Unsaved edits cannot be kept in %s: %s".formatted(own, IoReason.of(e)), e);
    }
  }

  /// Nothing is unsaved any more; blocks.
  public synchronized void forget() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
    discard(own);
  }

  /// What other windows left behind, oldest first; a copy that cannot be read is left where it is.
  public List<Lost> lost() {
    List<Lost> found = new ArrayList<>();
    for (Path copy : copies()) {
      if (!copy.equals(own)) {
        read(copy).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Lost> read(Path copy) {
    Optional<ProjectLock> free = ProjectLock.take(copy);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try (ProjectLock _ = free.get()) {
      List<String> lines = Files.readAllLines(copy.resolve(ORIGIN));
      Instant kept = Files.getLastModifiedTime(copy.resolve(ORIGIN)).toInstant();
      Origin origin =
          lines.isEmpty()
              ? null
              : new Origin(Path.of(lines.getFirst()), lines.size() > 1 ? lines.get(1) : "");
      return Optional.of(new Lost(copy, origin, store.open(copy).project(), kept));
    } catch (IOException | ProjectException e) {
      return Optional.empty();
    }
  }

  private List<Path> copies() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory)
          .sorted(Comparator.comparingLong(each -> each.toFile().lastModified()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Unsaved edits cannot be listed: " + e.getMessage(), e);
    }
  }

  /// Its edits are about to be made anew here. The copy stays until they are kept, so that another
  /// crash finds it again.
  public synchronized void takeOver(Lost lost) {
    takenOver.add(lost);
  }

  private void discardTakenOver() {
    takenOver.forEach(this::discard);
    takenOver.clear();
  }

  /// Removes a copy that is not wanted.
  public void discard(Lost lost) {
    discard(lost.copy());
  }

  private static void discard(Path copy) {
    if (!Files.isDirectory(copy)) {
      return;
    }
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The copy %s cannot be removed: %s".formatted(copy, e.getMessage()), e);
    }
  }

  /// The window ends: whatever was not saved was given up.
  @Override
  public synchronized void close() {
    discardTakenOver();
    forget();
  }
}
