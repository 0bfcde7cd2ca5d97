package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectException;
import io.optimum.workbench.project.Recovery;
import io.optimum.workbench.ui.session.Session;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Keeps every edit aside the moment it is made, beside the window's thread, until it is saved.
/// Edits that come faster than they can be written are written once, the newest.
public final class Autosave {
  private static final System.Logger LOG = System.getLogger(Autosave.class.getName());

  private final Session session;
  private final Recovery recovery;
  private final Executor worker;
  private final AtomicReference<@Nullable Edited> next = new AtomicReference<>();

  /// @param project null = all is saved
  private record Edited(@Nullable Project project, @Nullable Path origin) {}

  public Autosave(Session session, Recovery recovery, Executor worker) {
    this.session = session;
    this.recovery = recovery;
    this.worker = worker;
    session.projectProperty().subscribe((_, _) -> changed());
    session.dirtyProperty().subscribe((_, _) -> changed());
  }

  private void changed() {
    boolean dirty = session.dirtyProperty().get();
    next.set(new Edited(dirty ? session.project() : null, session.folderProperty().get()));
    worker.execute(this::write);
  }

  private synchronized void write() {
    Edited now = next.getAndSet(null);
    if (now == null) {
      return;
    }
    try {
      if (now.project() == null) {
        recovery.forget();
      } else {
        recovery.keep(now.project(), now.origin());
      }
    } catch (ProjectException | java.io.UncheckedIOException e) {
      LOG.log(System.Logger.Level.WARNING, "Autosave failed: {0}", e.getMessage());
    }
  }
}
