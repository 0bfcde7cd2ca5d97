package io.optimum.workbench.ui.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
  @TempDir Path folder;
  private final Session session = new Session();
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  private ProjectFiles files = new ProjectFiles(session, store, new InlineTasks(), Path.of(""));

  @BeforeEach
  void useAFolderOfOurOwn() {
    files = new ProjectFiles(session, store, new InlineTasks(), folder.resolve("drafts"));
  }

  @Test
  void opensASampleAsACopy() {
    Path sample = folder.resolve("sample");
    store.save(sample, TestData.project());
    files.openSample(sample, () -> {});
    assertThat(session.folder()).contains(folder.resolve("drafts/sample"));
    assertThat(session.project().engines()).isEqualTo(TestData.project().engines());
  }

  @Test
  void writesAMeasurementToDiskTheMomentItExists() throws IOException {
    session.show(TestData.project(), null);
    files.recorder().accept(TestData.measurement(1));
    Path journal = session.folder().orElseThrow().resolve("measurements.jsonl");
    assertThat(Files.readAllLines(journal)).hasSize(1);
  }

  @Test
  void takesMeasurementsAlongWhenSavedElsewhere() {
    session.show(TestData.project(), null);
    Recorder recorder = files.recorder();
    recorder.accept(TestData.measurement(1));
    session.add(recorder.take());
    files.saveTo(folder.resolve("elsewhere"));
    assertThat(store.open(folder.resolve("elsewhere")).project().measurements())
        .containsExactlyElementsOf(session.project().measurements());
    assertThat(session.dirtyProperty().get()).isFalse();
  }

  @Test
  void saysWhyAProjectCannotBeOpened() {
    files.open(folder.resolve("nothing"), () -> {});
    assertThat(session.problems().log())
        .singleElement()
        .satisfies(problem -> assertThat(problem.problem().message()).contains("is no project"));
    assertThat(session.problems().unseenErrorsProperty().get()).isEqualTo(1);
  }

  @Test
  void saysOnEveryScreenWhatCouldNotBeOpened() {
    session.selection().screenProperty().set(Screen.ENGINES);
    files.open(folder.resolve("nothing"), () -> {});
    assertThat(session.notices().all())
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("Nothing was opened", "is no project");
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    files.open(mine, () -> {});
    assertThat(session.notices().all()).isEmpty();
  }

  @Test
  void saysThatPartsOfAProjectAreLeftOutAndKeepsThem() throws IOException {
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    Path profile;
    try (var all = Files.walk(mine.resolve("profiles"))) {
      profile = all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.writeString(profile, "{\"key\": {");
    files.open(mine, () -> {});
    assertThat(session.notices().all())
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("left out", profile.getFileName().toString())
        .doesNotContain("more");
    assertThat(session.problems().log().getFirst().problem().message()).doesNotContain("Source");
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(7)));
    files.save();
    assertThat(profile).hasContent("{\"key\": {");
  }

  @Test
  void saysThatItCouldNotSaveAndTriesAgainWhenAsked() throws IOException {
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    files.open(mine, () -> {});
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(7)));
    Path obstacle = mine.resolve("project.json");
    Files.delete(obstacle);
    Files.createDirectories(obstacle.resolve("in-the-way"));
    files.save();
    assertThat(session.dirtyProperty().get()).isTrue();
    Notice notice = session.notices().all().getFirst();
    assertThat(notice.text()).startsWith("Not saved. The project cannot be saved to");
    Files.delete(obstacle.resolve("in-the-way"));
    Files.delete(obstacle);
    session.notices().answer(notice, notice.answers().getFirst());
    assertThat(session.dirtyProperty().get()).isFalse();
    assertThat(session.notices().all()).isEmpty();
    assertThat(store.open(mine).project().settings().seed()).isEqualTo(7);
  }

  @Test
  void offersACopyWhereItCouldNotSave() throws IOException {
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    files.open(mine, () -> {});
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(7)));
    Files.delete(mine.resolve("project.json"));
    Files.createDirectories(mine.resolve("project.json/in-the-way"));
    files.save();
    Notice notice = session.notices().all().getFirst();
    session.notices().answer(notice, notice.answers().getLast());
    assertThat(session.folder()).contains(folder.resolve("drafts/two-engines"));
    assertThat(session.dirtyProperty().get()).isFalse();
  }

  private Path opened() {
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    files.open(mine, () -> {});
    return mine;
  }

  private ProjectFiles otherWindow(Session other) {
    return new ProjectFiles(other, store, new InlineTasks(), folder.resolve("drafts"));
  }

  @Test
  void savesACopyWhenAnotherWindowHasTheProject() {
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    files.open(mine, () -> {});
    Session other = new Session();
    ProjectFiles otherFiles = otherWindow(other);
    otherFiles.open(mine, () -> {});
    Notice notice = other.notices().all().getFirst();
    assertThat(notice.text()).contains("open in another window");
    other.edit("Change seed", now -> now.withSettings(now.settings().withSeed(7)));
    otherFiles.save();
    assertThat(store.open(mine).project().settings().seed()).isEqualTo(42);
    other.notices().answer(notice, notice.answers().getFirst());
    assertThat(other.folder()).contains(folder.resolve("drafts/two-engines"));
    assertThat(other.dirtyProperty().get()).isFalse();
    assertThat(other.notices().all()).isEmpty();
  }

  @Test
  void savesThereOnceTheOtherWindowIsGone() {
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    files.open(mine, () -> {});
    Session other = new Session();
    ProjectFiles otherFiles = otherWindow(other);
    otherFiles.open(mine, () -> {});
    files.close();
    other.edit("Change seed", now -> now.withSettings(now.settings().withSeed(7)));
    otherFiles.save();
    assertThat(store.open(mine).project().settings().seed()).isEqualTo(7);
  }

  @Test
  void savesNotOverWhatTheOtherWindowSavedBeforeItWent() {
    Path mine = opened();
    Session other = new Session();
    ProjectFiles otherFiles = otherWindow(other);
    otherFiles.open(mine, () -> {});
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(8)));
    files.save();
    files.close();
    other.edit("Change seed", now -> now.withSettings(now.settings().withSeed(7)));
    otherFiles.save();
    assertThat(store.open(mine).project().settings().seed()).isEqualTo(8);
    assertThat(other.dirtyProperty().get()).isTrue();
  }

  @Test
  void savesNotOverWhatACommandSavedMeanwhile() {
    Path mine = opened();
    Project before = session.project();
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(7)));
    files.save();
    store.save(mine, before.withNotes(List.of(new TimeNote("a run", 0, 5, "a note"))));
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(9)));
    files.save();
    assertThat(store.open(mine).project().notes()).isNotEmpty();
    Notice notice = session.notices().all().getFirst();
    assertThat(notice.text()).contains("another window or a command has saved it");
    session.notices().answer(notice, notice.answers().getLast());
    assertThat(session.project().notes()).isNotEmpty();
    assertThat(session.dirtyProperty().get()).isFalse();
    session.edit("Change seed", now -> now.withSettings(now.settings().withSeed(10)));
    files.save();
    assertThat(store.open(mine).project().settings().seed()).isEqualTo(10);
  }

  @Test
  void goesBackToTheVersionBeforeWhenAProjectIsDamaged() throws IOException {
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    store.save(mine, TestData.project().withSettings(TestData.project().settings().withSeed(7)));
    Files.writeString(mine.resolve("project.json"), "{\"formatVersion\": 1, \"na");
    files.open(mine, () -> {});
    assertThat(session.folder()).isEmpty();
    Notice notice = session.notices().all().getFirst();
    session.notices().answer(notice, notice.answers().getFirst());
    assertThat(session.folder()).contains(mine);
    assertThat(session.project().settings().seed()).isEqualTo(42);
    assertThat(mine.resolve("project.json.damaged")).content().contains("\"na");
  }

  @Test
  void asksBeforeAnotherProjectTakesThePlaceOfThisOne() {
    Path mine = folder.resolve("mine");
    store.save(mine, TestData.project());
    files.askBeforeLeaving(_ -> {});
    files.open(mine, () -> {});
    assertThat(session.folder()).isEmpty();
  }

  @Test
  void takesMeasurementsOfAnotherProjectOnce() throws IOException {
    Path other = folder.resolve("other");
    store.save(other, TestData.project());
    store.journal(other).append(TestData.measurement(1));
    Measurement older = TestData.measurement(2);
    store
        .journal(other)
        .append(new Measurement(older.colocated(), older.solo(), List.of("another", "profile")));
    session.show(TestData.project(), null);
    files.takeMeasurements(other);
    assertThat(session.project().measurements()).containsExactly(TestData.measurement(1));
    assertThat(session.notices().all().getFirst().text()).startsWith("Took 1 of 2");
    files.takeMeasurements(other);
    assertThat(session.project().measurements()).hasSize(1);
    Path journal = session.folder().orElseThrow().resolve("measurements.jsonl");
    assertThat(Files.readAllLines(journal)).hasSize(1);
  }
}
