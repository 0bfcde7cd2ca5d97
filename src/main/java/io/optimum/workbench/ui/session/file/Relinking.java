package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.project.EngineFiles;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says which engine files are gone when a project is opened, and finds them again below a folder.
/// Everything but exports that copy the files goes on without them.
public final class Relinking {
  private static final String ID = "missing-files";
  private static final int NAMED = 3;

  private final Session session;
  private final FileDialogs dialogs;
  private final Tasks tasks;
  private @Nullable Path checked;

  public Relinking(Session session, FileDialogs dialogs, Tasks tasks) {
    this.session = session;
    this.dialogs = dialogs;
    this.tasks = tasks;
    session.projectProperty().subscribe(this::projectChanged);
  }

  private void projectChanged(Project before, Project now) {
    Path folder = session.folderProperty().get();
    if (!before.engines().equals(now.engines()) || !Objects.equals(folder, checked)) {
      checked = folder;
      check(folder);
    }
  }

  private void check(@Nullable Path folder) {
    session.notices().dismiss(ID);
    if (folder == null) {
      return;
    }
    List<Engine> missing = new EngineFiles(folder).missing(session.project());
    if (!missing.isEmpty()) {
      session
          .notices()
          .show(
              Notice.of(
                  ID,
                  "Engine files are not where the project says: %s%s. Exports that copy them need"
                          .formatted(
                              missing.stream()
                                  .limit(NAMED)
                                  .map(each -> each.planFile().orElseThrow().path())
                                  .collect(Collectors.joining(", ")),
                              missing.size() > NAMED
                                  ? " and %d more".formatted(missing.size() - NAMED)
                                  : "")
                      + " them; everything else goes on without.",
                  new Notice.Answer("Find files…", () -> find(folder))));
    }
  }

  private void find(Path folder) {
    dialogs.folderToRead("Folder with the missing engine files").ifPresent(in -> find(folder, in));
  }

  private void find(Path folder, Path searched) {
    Project project = session.project();
    EngineFiles files = new EngineFiles(folder);
    tasks.run(
        "Find engine files",
        progress -> files.relink(project, searched, progress),
        found -> {
          session.edit("Relink engine files", now -> now.withEngines(found.engines(), List.of()));
          check(folder);
        },
        failure -> session.problems().failed("Find engine files", failure));
  }
}
