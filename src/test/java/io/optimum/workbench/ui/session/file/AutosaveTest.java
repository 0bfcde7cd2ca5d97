package io.optimum.workbench.ui.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.project.Recovery;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
  @TempDir Path folder;
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  private final Session session = new Session();
  private Path living = Path.of("");
  private Path root = Path.of("");

  @BeforeEach
  void openAProject() {
    living = folder.resolve("living");
    root = folder.resolve("recovery");
    store.save(folder.resolve("mine"), TestData.project());
    session.show(TestData.project(), folder.resolve("mine"));
  }

  private void changeSeed(long seed) {
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(seed)));
  }

  @Test
  void givesTheEditsBackAfterACrash() {
    new Autosave(session, new Recovery(living, store), _ -> "", Runnable::run, Runnable::run);
    changeSeed(7);
    crash();
    Session next = new Session();
    offer(next);
    Notice notice = next.notices().all().getFirst();
    assertThat(notice.text())
        .contains("two engines has edits that were not saved")
        .containsPattern("the last at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.");
    next.notices().answer(notice, notice.answers().getFirst());
    assertThat(next.project().settings().seed()).isEqualTo(7);
    assertThat(next.folder()).contains(folder.resolve("mine"));
    assertThat(next.dirtyProperty().get()).isTrue();
    next.undo();
    assertThat(next.project().settings().seed()).isEqualTo(42);
  }

  /// Two windows: one dies with edits, the other saves, the edits are given back.
  @Test
  void editsGivenBackDoNotOverwriteWhatSomebodyElseHasSavedSince() {
    Path mine = folder.resolve("mine");
    ProjectFiles first =
        new ProjectFiles(session, store, new InlineTasks(), folder.resolve("drafts"));
    first.open(mine, () -> {});
    new Autosave(
        session, new Recovery(living, store), first::version, Runnable::run, Runnable::run);
    changeSeed(7);
    crash();
    first.close();
    Project other = TestData.project();
    store.save(mine, other.withSettings(other.settings().withSeed(8_000_000)));

    Session next = new Session();
    try (ProjectFiles files =
        new ProjectFiles(next, store, new InlineTasks(), folder.resolve("drafts"))) {
      new LostEdits(next, new Recovery(root, store), files).offer();
      Notice notice = next.notices().all().getFirst();
      next.notices().answer(notice, notice.answers().getFirst());
      assertThat(next.project().settings().seed()).isEqualTo(7);
      assertThat(next.notices().all())
          .extracting(Notice::text)
          .anyMatch(text -> text.contains("another window or a command has saved it"));

      files.save();
    }

    assertThat(store.open(mine).project().settings().seed()).isEqualTo(8_000_000);
    assertThat(next.dirtyProperty().get()).as("the edits are still there").isTrue();
  }

  @Test
  void keepsMeasurementsOfTheProjectTheEditsBelongTo() {
    store.journal(folder.resolve("mine")).append(TestData.measurement(1));
    new Autosave(session, new Recovery(living, store), _ -> "", Runnable::run, Runnable::run);
    changeSeed(7);
    crash();
    Session next = new Session();
    offer(next);
    Notice notice = next.notices().all().getFirst();
    next.notices().answer(notice, notice.answers().getFirst());
    assertThat(next.project().measurements()).hasSize(1);
  }

  @Test
  void writesOnlyTheNewestOfManyEdits() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    new Autosave(session, new Recovery(living, store), _ -> "", waiting::add, Runnable::run);
    changeSeed(7);
    changeSeed(8);
    changeSeed(9);
    waiting.forEach(Runnable::run);
    crash();
    assertThat(new Recovery(root, store).lost())
        .singleElement()
        .satisfies(lost -> assertThat(lost.project().settings().seed()).isEqualTo(9));
  }

  @Test
  void keepsNothingOnceAllIsSaved() throws IOException {
    new Autosave(session, new Recovery(living, store), _ -> "", Runnable::run, Runnable::run);
    changeSeed(7);
    session.markSaved(session.project(), folder.resolve("mine"));
    try (var files = Files.list(living)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void leavesTheEditsToTheNextWindowUntilTheyAreKeptAnew() {
    new Autosave(session, new Recovery(living, store), _ -> "", Runnable::run, Runnable::run);
    changeSeed(7);
    crash();
    Session next = new Session();
    Recovery recovery = new Recovery(root, store);
    Deque<Runnable> waiting = new ArrayDeque<>();
    new Autosave(next, recovery, _ -> "", waiting::add, Runnable::run);
    offer(next, recovery);
    Notice notice = next.notices().all().getFirst();
    next.notices().answer(notice, notice.answers().getFirst());
    assertThat(new Recovery(root, store).lost()).as("another crash right now").hasSize(1);
    waiting.forEach(Runnable::run);
    recovery.close();
    assertThat(new Recovery(root, store).lost()).isEmpty();
  }

  @Test
  void saysOnceThatEditsCannotBeKept() throws IOException {
    Files.writeString(living, "a file where the folder should be");
    new Autosave(session, new Recovery(living, store), _ -> "", Runnable::run, Runnable::run);
    changeSeed(7);
    assertThat(session.notices().all())
        .singleElement()
        .satisfies(told ->
            assertThat(told.text()).contains("A crash would lose your edits", living.toString()));
    changeSeed(8);
    assertThat(session.problems().log()).hasSize(1);
    Files.delete(living);
    changeSeed(9);
    assertThat(session.notices().all()).as("once it works again").isEmpty();
  }

  private void offer(Session next) {
    offer(next, new Recovery(root, store));
  }

  private void offer(Session next, Recovery recovery) {
    ProjectFiles files = new ProjectFiles(next, store, new InlineTasks(), folder.resolve("drafts"));
    new LostEdits(next, recovery, files).offer();
  }

  /// A process that dies gives its locks back and leaves its files; one that lives cannot lose its
  /// own locks, so what it has written is looked at elsewhere.
  private void crash() {
    try (var files = Files.walk(living)) {
      for (Path file : files.toList()) {
        Path to = root.resolve(living.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
