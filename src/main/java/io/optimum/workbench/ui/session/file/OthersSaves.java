package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.project.ProjectVersion;
import io.optimum.workbench.ui.session.Session;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Tells that the project on disk is another than this window's, for another window or a command
/// has saved it. Each version is told of once: whoever takes the notice away is left in peace until
/// the next.
public final class OthersSaves {
  private final Session session;
  private final OnDisk onDisk;
  private final FileNotices told;
  private @Nullable ProjectVersion last;

  OthersSaves(Session session, OnDisk onDisk, FileNotices told) {
    this.session = session;
    this.onDisk = onDisk;
    this.told = told;
  }

  /// What the user can do about it.
  ///
  /// @param copy saves the edits elsewhere
  /// @param anew opens the project as it is on disk
  record Ways(Runnable copy, Runnable anew) {}

  /// Looks at times and sizes of the project's files beside the window's thread, for a disk may be
  /// slow.
  ///
  /// @param worker looks
  /// @param windowThread runs things on the window's thread
  void look(Executor worker, Executor windowThread, Ways ways) {
    worker.execute(
        () -> onDisk.look().ifPresent(change -> windowThread.execute(() -> found(change, ways))));
  }

  private void found(OnDisk.Change change, Ways ways) {
    Path folder = change.folder();
    boolean open = session.folder().filter(folder::equals).isPresent();
    if (open && onDisk.isStill(change) && !Objects.equals(last, change.version())) {
      last = change.version();
      told.savedElsewhere(folder, session.dirtyProperty().get(), ways);
    }
  }

  /// This window's save was refused.
  void refused(OnDisk.Change change, Ways ways) {
    last = change.version();
    told.refused(change.folder(), ways);
  }
}
