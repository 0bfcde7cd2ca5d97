package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectException;
import io.optimum.workbench.project.Recovery;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps every edit aside the moment it is made, beside the window's thread, until it is saved.
/// Edits that come faster than they can be written are written once, the newest. The user is told
/// when they cannot be written.
public final class Autosave {
  private static final String NOT_KEPT = "not-kept";

  private final Session session;
  private final Recovery recovery;
  private final Function<Path, String> version;
  private final Executor worker;
  private final Executor windowThread;
  private final AtomicReference<@Nullable Edited> next = new AtomicReference<>();
  private boolean failing;

  /// @param project null = all is saved
  private record Edited(@Nullable Project project, Recovery.@Nullable Origin origin) {}

  /// @param version the word of the version of a folder that this window has read or written last;
  ///   empty = it has none
  /// @param worker writes
  /// @param windowThread runs things on the window's thread
  public Autosave(
      Session session,
      Recovery recovery,
      Function<Path, String> version,
      Executor worker,
      Executor windowThread) {
    this.session = session;
    this.recovery = recovery;
    this.version = version;
    this.worker = worker;
    this.windowThread = windowThread;
    session.projectProperty().subscribe((_, _) -> changed());
    session.dirtyProperty().subscribe((_, _) -> changed());
  }

  private void changed() {
    boolean dirty = session.dirtyProperty().get();
    Path folder = session.folderProperty().get();
    Recovery.Origin origin =
        folder == null ? null : new Recovery.Origin(folder, version.apply(folder));
    next.set(new Edited(dirty ? session.project() : null, origin));
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
      ended("");
    } catch (ProjectException | UncheckedIOException e) {
      ended(String.valueOf(e.getMessage()));
    }
  }

  /// Once when it begins to fail and once when it works again, not at every edit between.
  private void ended(String failure) {
    if (failing == failure.isEmpty()) {
      failing = !failing;
      windowThread.execute(() -> tell(failure));
    }
  }

  private void tell(String failure) {
    session.notices().dismiss(NOT_KEPT);
    if (!failure.isEmpty()) {
      session.problems().add(Problem.error("Autosave", "", failure, "Save the project."));
      session
          .notices()
          .show(
              Notice.of(
                  NOT_KEPT,
                  "A crash would lose your edits, for they cannot be kept aside: "
                      + failure
                      + " Save the project after every change that matters."));
    }
  }
}
