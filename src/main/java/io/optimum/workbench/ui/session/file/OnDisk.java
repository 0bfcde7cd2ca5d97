package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.project.ProjectVersion;
import io.optimum.workbench.project.Recovery;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What is on disk as far as this window knows, to tell what somebody else has saved since. Any
/// thread may ask.
final class OnDisk {
  private final ProjectStore store;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile @Nullable Known known;

  OnDisk(ProjectStore store) {
    this.store = store;
  }

  /// @param version as this window has read or written it
  /// @param word of the version
  private record Known(Path folder, ProjectVersion version, String word) {}

  /// Another version than the known one.
  ///
  /// @param known what this window knew when it was found
  /// @param version what is there now
  record Change(Object known, Path folder, ProjectVersion version) {}

  void know(Path folder, ProjectVersion version) {
    known = new Known(folder, version, version.word());
  }

  /// The word of the known version of a folder; empty = none is known.
  String version(Path folder) {
    Known now = known;
    return now != null && now.folder().equals(folder) ? now.word() : "";
  }

  /// Where edits were made on another version than there is now, that one is somebody else's.
  void hold(Recovery.Origin edited) {
    if (!edited.version().isEmpty() && !edited.version().equals(version(edited.folder()))) {
      know(edited.folder(), ProjectVersion.none());
    }
  }

  /// Saves, unless somebody else has since.
  ///
  /// @throws ChangedProject when somebody else has
  void save(Path folder, Project project) {
    writing.lock();
    try {
      Optional<Change> change = change().filter(each -> each.folder().equals(folder));
      if (change.isPresent()) {
        throw new ChangedProject(change.get());
      }
      try {
        store.save(folder, project);
      } finally {
        know(folder, store.version(folder));
      }
    } finally {
      writing.unlock();
    }
  }

  /// What somebody else has saved; nothing while this window is saving, for that is no change.
  Optional<Change> look() {
    if (!writing.tryLock()) {
      return Optional.empty();
    }
    try {
      return change();
    } finally {
      writing.unlock();
    }
  }

  private Optional<Change> change() {
    Known now = known;
    if (now == null || !store.isProject(now.folder())) {
      return Optional.empty();
    }
    ProjectVersion version = store.version(now.folder());
    return version.equals(now.version())
        ? Optional.empty()
        : Optional.of(new Change(now, now.folder(), version));
  }

  /// Whether a change is still one: this window has neither saved nor opened anything since.
  boolean isStill(Change change) {
    return change.known().equals(known);
  }

  /// A project that was saved by somebody else since it was opened here.
  static final class ChangedProject extends IllegalStateException {
    private static final long serialVersionUID = 1;
    private final transient Change change;

    ChangedProject(Change change) {
      super("%s was saved by somebody else since it was opened here.".formatted(change.folder()));
      this.change = change;
    }

    Change change() {
      return change;
    }
  }
}
