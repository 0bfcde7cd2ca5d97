package io.optimum.workbench.ui.session;

import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.profiling.Journal;
import io.optimum.workbench.project.OpenedProject;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Opens and saves the session's project. A sample is opened as a copy in the user's own folder, so
/// that the sample stays as it was; so is a project that nobody has saved yet, so that its
/// measurements are on disk the moment they exist.
public final class ProjectFiles {
  private final Session session;
  private final ProjectStore store;
  private final Tasks tasks;
  private final Path drafts;

  /// @param drafts folder for copies of samples and for projects that were not saved anywhere else
  public ProjectFiles(Session session, ProjectStore store, Tasks tasks, Path drafts) {
    this.session = session;
    this.store = store;
    this.tasks = tasks;
    this.drafts = drafts;
  }

  private record Opening(Path folder, OpenedProject opened) {}

  /// Opens a project where it is.
  ///
  /// @param then runs when it is open
  public void open(Path folder, Runnable then) {
    load("Open " + folder.getFileName(), () -> folder, then);
  }

  /// Opens a copy of a sample.
  public void openSample(Path sample, Runnable then) {
    load("Open " + sample.getFileName(), () -> copy(sample), then);
  }

  /// Saves the project where it is, or as a draft.
  public void save() {
    saveTo(session.folder().orElseGet(() -> freeFolder(session.project().name())));
  }

  /// Saves the project to another folder, with its measurements.
  public void saveTo(Path folder) {
    Project project = session.project();
    tasks.run(
        "Save",
        _ -> {
          store.save(folder, project);
          moveJournal(folder, project.measurements());
          return folder;
        },
        where -> session.markSaved(project, where),
        failure -> session.problems().failed("Save", failure));
  }

  /// Where measurements go while work runs. A project without a folder becomes a draft first.
  public Recorder recorder() {
    Path folder =
        session
            .folder()
            .orElseGet(() -> {
              Path draft = freeFolder(session.project().name());
              store.save(draft, session.project());
              session.markSaved(session.project(), draft);
              return draft;
            });
    return new Recorder(folder, store.journal(folder), store.campaigns(folder));
  }

  private interface Locating {
    Path locate() throws IOException;
  }

  private void load(String title, Locating where, Runnable then) {
    tasks.run(
        title,
        progress -> {
          progress.report(-1, "Reading project files");
          Path folder = where.locate();
          return new Opening(folder, store.open(folder));
        },
        opening -> {
          session.show(opening.opened().project(), opening.folder());
          session.problems().add(opening.opened().problems());
          then.run();
        },
        failure -> session.problems().failed(title, failure));
  }

  private void moveJournal(Path folder, List<Measurement> measurements) {
    Journal journal = store.journal(folder);
    List<Measurement> there = store.measurements(folder);
    measurements.stream().filter(each -> !there.contains(each)).forEach(journal::append);
  }

  private Path copy(Path sample) throws IOException {
    Path target = freeFolder(String.valueOf(sample.getFileName()));
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.toList()) {
        Path to = target.resolve(sample.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return target;
  }

  private Path freeFolder(String name) {
    String safe = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    try {
      Files.createDirectories(drafts);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder %s for projects cannot be made: %s".formatted(drafts, e.getMessage()), e);
    }
    Path folder = drafts.resolve(safe);
    for (int i = 2; Files.exists(folder); i++) {
      folder = drafts.resolve(safe + "-" + i);
    }
    return folder;
  }
}
