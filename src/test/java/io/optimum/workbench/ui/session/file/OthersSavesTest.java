package io.optimum.workbench.ui.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OthersSavesTest {
  @TempDir Path folder;
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  private final Session first = new Session();
  private final Session second = new Session();
  private ProjectFiles firstFiles = new ProjectFiles(first, store, new InlineTasks(), Path.of(""));
  private ProjectFiles secondFiles =
      new ProjectFiles(second, store, new InlineTasks(), Path.of(""));
  private Path mine = Path.of("");

  @BeforeEach
  void openInTwoWindows() {
    mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    firstFiles = new ProjectFiles(first, store, new InlineTasks(), folder.resolve("drafts"));
    secondFiles = new ProjectFiles(second, store, new InlineTasks(), folder.resolve("drafts"));
    firstFiles.open(mine, () -> {});
    secondFiles.open(mine, () -> {});
    second.notices().all().clear();
  }

  @AfterEach
  void close() {
    firstFiles.close();
    secondFiles.close();
  }

  private static void changeSeed(Session session, long seed) {
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(seed)));
  }

  private void saveInTheFirst(long seed) {
    changeSeed(first, seed);
    firstFiles.save();
    assertThat(first.dirtyProperty().get()).isFalse();
  }

  private void lookInTheSecond() {
    secondFiles.lookForOthersSaves(Runnable::run, Runnable::run);
  }

  @Test
  void opensAnewWhatTheOtherWindowSaved() {
    lookInTheSecond();
    assertThat(second.notices().all()).as("nobody has saved").isEmpty();
    saveInTheFirst(8);
    lookInTheSecond();
    Notice notice = second.notices().all().getFirst();
    assertThat(notice.text()).contains(mine.toString(), "another window or a command has saved it");
    assertThat(notice.text()).doesNotContain("not saved");
    second.notices().answer(notice, notice.answers().getLast());
    assertThat(second.project().settings().seed()).isEqualTo(8);
    second.notices().all().clear();
    lookInTheSecond();
    assertThat(second.notices().all()).isEmpty();
  }

  @Test
  void keepsUnsavedEditsAsACopy() {
    changeSeed(second, 7);
    saveInTheFirst(8);
    lookInTheSecond();
    Notice notice = second.notices().all().getFirst();
    assertThat(notice.text()).contains("Your edits here are not saved");
    second.notices().answer(notice, notice.answers().getFirst());
    assertThat(second.folder()).contains(folder.resolve("drafts/two-engines"));
    assertThat(store.open(folder.resolve("drafts/two-engines")).project().settings().seed())
        .isEqualTo(7);
    assertThat(store.open(mine).project().settings().seed()).isEqualTo(8);
  }

  @Test
  void asksBeforeUnsavedEditsGiveWay() {
    changeSeed(second, 7);
    saveInTheFirst(8);
    lookInTheSecond();
    secondFiles.askBeforeLeaving(_ -> {});
    Notice notice = second.notices().all().getFirst();
    second.notices().answer(notice, notice.answers().getLast());
    assertThat(second.project().settings().seed()).isEqualTo(7);
  }

  @Test
  void tellsOfEachVersionOnce() {
    saveInTheFirst(8);
    lookInTheSecond();
    second.notices().all().clear();
    lookInTheSecond();
    assertThat(second.notices().all()).isEmpty();
    saveInTheFirst(9);
    lookInTheSecond();
    assertThat(second.notices().all()).hasSize(1);
  }

  @Test
  void leavesTheWordOfARefusedSaveStanding() {
    saveInTheFirst(8);
    firstFiles.close();
    changeSeed(second, 7);
    secondFiles.save();
    lookInTheSecond();
    assertThat(second.notices().all())
        .singleElement()
        .satisfies(notice -> assertThat(notice.text()).startsWith("Not saved: since"));
  }

  @Test
  void saysNothingOfItsOwnSave() {
    saveInTheFirst(8);
    firstFiles.lookForOthersSaves(Runnable::run, Runnable::run);
    assertThat(first.notices().all()).isEmpty();
  }

  @Test
  void looksBesideTheWindowAndForgetsWhatIsNoLongerTrue() {
    saveInTheFirst(8);
    Deque<Runnable> looking = new ArrayDeque<>();
    Deque<Runnable> telling = new ArrayDeque<>();
    Executor window = telling::add;
    secondFiles.lookForOthersSaves(looking::add, window);
    assertThat(telling).isEmpty();
    looking.remove().run();
    secondFiles.open(mine, () -> {});
    second.notices().all().clear();
    telling.remove().run();
    assertThat(second.notices().all()).as("was opened anew meanwhile").isEmpty();
  }
}
