package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.profiling.journal.Journal;
import io.optimum.workbench.project.OpenedProject;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectException;
import io.optimum.workbench.project.ProjectLock;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.project.ProjectVersion;
import io.optimum.workbench.project.Recovery;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Opens and saves the session's project. A sample is opened as a copy in the user's own folder, so
/// that the sample stays as it was; so is a project that nobody has saved yet, so that its
/// measurements are on disk the moment they exist.
///
/// A project that is open in another window is shown, but not saved over it; nor is one that was
/// saved by somebody else since it was opened here.
public final class ProjectFiles implements AutoCloseable {
  private static final String ELSEWHERE = "elsewhere";
  private static final String DAMAGED = "damaged";
  private static final String TAKEN = "taken";

  private final Session session;
  private final ProjectStore store;
  private final Tasks tasks;
  private final Drafts drafts;
  private final FileNotices told;
  private Consumer<Runnable> leaving = Runnable::run;
  private final ReadOnlyStringWrapper opening = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper openingProblem = new ReadOnlyStringWrapper("");
  private Optional<ProjectLock> lock = Optional.empty();
  private final OnDisk onDisk;
  private final OthersSaves others;

  /// @param drafts folder for copies of samples and for projects that were not saved anywhere else
  public ProjectFiles(Session session, ProjectStore store, Tasks tasks, Path drafts) {
    this.session = session;
    this.store = store;
    this.tasks = tasks;
    this.drafts = new Drafts(drafts);
    told = new FileNotices(session.notices());
    onDisk = new OnDisk(store);
    others = new OthersSaves(session, onDisk, told);
  }

  private record Opening(Path folder, ProjectVersion version, OpenedProject opened) {}

  /// Who is asked before another project takes the place of this one, and goes on when it may.
  public void askBeforeLeaving(Consumer<Runnable> guard) {
    leaving = guard;
  }

  /// The name of the project that is being read; empty = none.
  public ReadOnlyStringProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /// Why the last project could not be opened; empty = it could.
  public ReadOnlyStringProperty openingProblemProperty() {
    return openingProblem.getReadOnlyProperty();
  }

  /// Where projects are read from and written to.
  public ProjectStore store() {
    return store;
  }

  /// Whether a folder holds a project.
  public boolean isProject(Path folder) {
    return store.isProject(folder);
  }

  /// Opens a project where it is.
  ///
  /// @param then runs when it is open
  public void open(Path folder, Runnable then) {
    leaving.accept(() -> load(folder.getFileName(), () -> present(folder), then));
  }

  private Path present(Path folder) {
    if (!store.isProject(folder) && !store.hasBackup(folder)) {
      throw new ProjectException(
          "%s is no project: there is no project.json in it. If the project was moved, open it from"
                  .formatted(folder)
              + " where it is now.");
    }
    return folder;
  }

  /// Opens a copy of a sample.
  public void openSample(Path sample, Runnable then) {
    leaving.accept(() -> load(sample.getFileName(), () -> drafts.copyOf(sample), then));
  }

  /// Opens a project and makes edits to it that were not saved; where it is gone or damaged, the
  /// edits alone.
  ///
  /// @param first runs before the edits are made
  void openEdited(Recovery.@Nullable Origin origin, Project edited, Runnable first) {
    Runnable edit =
        () -> {
          first.run();
          session.edit("Restore edits", now -> edited.withMeasurements(now.measurements()));
        };
    if (origin != null && store.isProject(origin.folder())) {
      load(
          origin.folder().getFileName(),
          origin::folder,
          () -> {
            onDisk.hold(origin);
            edit.run();
            lookForOthersSaves(Runnable::run, Runnable::run);
          });
    } else {
      session.show(Project.empty(edited.name()), null);
      edit.run();
    }
  }

  /// The word of the version of a folder that this window has read or written last; empty = it has
  /// none.
  public String version(Path folder) {
    return onDisk.version(folder);
  }

  /// Saves the project where it is, or as a draft.
  public void save() {
    save(() -> {});
  }

  /// @param then runs when it is saved
  public void save(Runnable then) {
    Path folder = session.folder().orElseGet(() -> drafts.free(session.project().name()));
    if (lock.isEmpty()) {
      relock(folder);
    }
    if (lock.isPresent()) {
      saveTo(folder, then);
    } else {
      refuse();
    }
  }

  /// Saves the project to another folder, with its measurements. A folder that holds another
  /// project is left as it is.
  public void saveTo(Path folder) {
    if (store.isProject(folder) && !isOwn(folder)) {
      leaveAlone(folder);
    } else {
      saveTo(folder, () -> {});
    }
  }

  private boolean isOwn(Path folder) {
    return session
        .folder()
        .filter(own -> own.toAbsolutePath().normalize().equals(folder.toAbsolutePath().normalize()))
        .isPresent();
  }

  private void leaveAlone(Path folder) {
    Path beside = Drafts.free(folder.toAbsolutePath());
    session
        .notices()
        .show(
            Notice.of(
                TAKEN,
                "%s holds a project already, which was left as it is.".formatted(folder),
                new Notice.Answer(
                    "Save as %s beside it".formatted(beside.getFileName()),
                    () -> saveTo(beside, () -> {}))));
  }

  private void saveTo(Path folder, Runnable then) {
    Project project = session.project();
    tasks.run(
        "Save",
        _ -> {
          onDisk.save(folder, project);
          moveJournal(folder, project.measurements());
          return folder;
        },
        where -> {
          if (!where.equals(session.folderProperty().get())) {
            relock(where);
          }
          session.markSaved(project, where);
          told.saved();
          then.run();
        },
        failure -> notSaved(failure, folder, then));
  }

  private void notSaved(Throwable failure, Path folder, Runnable then) {
    if (failure instanceof OnDisk.ChangedProject changed) {
      others.refused(changed.change(), ways(folder, then));
    } else {
      told.notSaved(
          session.problems().failed("Save", failure),
          () -> saveTo(folder, then),
          () -> saveCopy(then));
    }
  }

  /// Tells of what another window or a command has saved since the project was opened here.
  ///
  /// @param worker looks at the disk
  /// @param windowThread runs things on the window's thread
  public void lookForOthersSaves(Executor worker, Executor windowThread) {
    session.folder().ifPresent(folder -> others.look(worker, windowThread, ways(folder, () -> {})));
  }

  private OthersSaves.Ways ways(Path folder, Runnable then) {
    return new OthersSaves.Ways(() -> saveCopy(then), () -> open(folder, () -> {}));
  }

  /// Where measurements go while work runs. A project without a folder becomes a draft first.
  public Recorder recorder() {
    Path folder =
        session
            .folder()
            .orElseGet(() -> {
              Path draft = drafts.free(session.project().name());
              onDisk.save(draft, session.project());
              relock(draft);
              session.markSaved(session.project(), draft);
              return draft;
            });
    return new Recorder(
        folder, store.journal(folder), store.campaigns(folder), session.stillOpen());
  }

  /// Takes the measurements of another project that are of the very profiles this one has, and
  /// keeps them in its journal; says how many there were and how many were taken.
  public void takeMeasurements(Path from) {
    Recorder recorder = recorder();
    Project project = session.project();
    tasks.run(
        "Import measurements",
        _ -> {
          List<Measurement> there = store.measurements(from);
          there.stream()
              .filter(project.profiles()::areOf)
              .filter(each -> !project.measurements().contains(each))
              .forEach(recorder);
          return there.size();
        },
        count -> taken(from, count, recorder.take()),
        failure -> session.problems().failed("Import measurements", failure));
  }

  private void taken(Path from, int count, List<Measurement> taken) {
    session.add(taken);
    session
        .notices()
        .show(
            Notice.of(
                "measurements",
                "Took %d of %d measurements of %s. The others are known, or of other profiles than"
                        .formatted(taken.size(), count, from.getFileName())
                    + " this project has."));
  }

  private interface Locating {
    Path locate() throws IOException;
  }

  private void load(@Nullable Path name, Locating where, Runnable then) {
    String title = "Open " + name;
    openingProblem.set("");
    opening.set(String.valueOf(name));
    told.opening();
    tasks.run(
        title,
        progress -> {
          progress.report(-1, "Reading project files");
          Path folder = where.locate();
          ProjectVersion version = store.version(folder);
          try {
            return new Opening(folder, version, store.open(folder));
          } catch (ProjectException e) {
            throw store.hasBackup(folder) ? new DamagedProject(folder, e) : e;
          }
        },
        opening -> shown(opening, then),
        failure -> notOpened(title, failure, then));
  }

  private void notOpened(String title, Throwable failure, Runnable then) {
    opening.set("");
    String why = session.problems().failed(title, failure);
    openingProblem.set(why);
    if (failure instanceof DamagedProject damaged) {
      offerBackup(damaged, then);
    } else if (!(failure instanceof CancellationException)
        && session.selection().screenProperty().get() != Screen.WELCOME) {
      told.notOpened(why);
    }
  }

  private void shown(Opening read, Runnable then) {
    opening.set("");
    relock(read.folder());
    onDisk.know(read.folder(), read.version());
    session.show(read.opened().project(), read.folder());
    session.problems().add(read.opened().problems());
    told.opened(read.opened().problems());
    if (lock.isEmpty()) {
      refuse();
    }
    then.run();
  }

  private void offerBackup(DamagedProject damaged, Runnable then) {
    session
        .notices()
        .show(
            Notice.of(
                DAMAGED,
                damaged.getMessage()
                    + " You can go back to it; the damaged file is kept as project.json.damaged.",
                new Notice.Answer(
                    "Open version before",
                    () -> {
                      store.restoreBackup(damaged.folder);
                      open(damaged.folder, then);
                    })));
  }

  private void refuse() {
    session
        .notices()
        .show(
            Notice.of(
                ELSEWHERE,
                "This project is open in another window. What you change here is saved as a copy,"
                    + " so that neither window loses the other's edits.",
                new Notice.Answer("Save as a copy", () -> saveCopy(() -> {})),
                new Notice.Answer("Try to save here", this::save)));
  }

  /// In the user's own folder.
  private void saveCopy(Runnable then) {
    saveTo(drafts.free(session.project().name()), then);
  }

  private void relock(Path folder) {
    close();
    session.notices().dismiss(ELSEWHERE);
    lock = lock(folder);
  }

  private static Optional<ProjectLock> lock(Path folder) {
    return Files.isDirectory(folder) ? ProjectLock.take(folder) : Optional.of(ProjectLock.none());
  }

  /// Gives the folder free for other windows.
  @Override
  public void close() {
    lock.ifPresent(ProjectLock::close);
    lock = Optional.empty();
  }

  private void moveJournal(Path folder, List<Measurement> measurements) {
    Journal journal = store.journal(folder);
    List<Measurement> there = store.measurements(folder);
    measurements.stream().filter(each -> !there.contains(each)).forEach(journal::append);
  }

  /// A project that cannot be read, with an earlier version beside it.
  private static final class DamagedProject extends IllegalStateException {
    private static final long serialVersionUID = 1;
    private final transient Path folder;

    DamagedProject(Path folder, ProjectException cause) {
      super(cause.getMessage(), cause);
      this.folder = folder;
    }
  }
}
