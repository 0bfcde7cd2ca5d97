package io.optimum.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.domain.evidence.Profiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProjectStoreTest {
  @TempDir Path folder;
  private final ProjectStore store = new ProjectStore(new JsonCodec());

  @Test
  void openingAndSavingAgainGivesTheSameBytes() throws IOException {
    store.save(folder, TestData.project().withPredictor(new PredictorFile(new byte[] {1, 2})));
    store.journal(folder).append(TestData.measurement(1));
    Map<String, String> before = contents();
    OpenedProject opened = store.open(folder);
    store.save(folder, opened.project());
    assertThat(opened.problems()).isEmpty();
    assertThat(opened.project().measurements()).containsExactly(TestData.measurement(1));
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void whatIsOpenedEqualsWhatWasSaved() {
    Project project = TestData.project();
    store.save(folder, project);
    assertThat(store.open(folder).project()).isEqualTo(project);
  }

  @Test
  void theProjectFileBeforeIsKeptAsABackup() throws IOException {
    store.save(folder, TestData.project());
    byte[] before = Files.readAllBytes(folder.resolve("project.json"));
    store.save(folder, TestData.project().withSettings(ProjectSettings.defaults().withSeed(99)));
    assertThat(folder.resolve("project.json.bak")).hasBinaryContent(before);
  }

  @Test
  void notesAreKeptInAFileOfTheirOwnAndGoWithTheLastOne() {
    TimeNote note = new TimeNote("resnet50 + bert", 1_000, 2_000, "DRAM is full here");
    store.save(folder, TestData.project().withNotes(List.of(note)));
    assertThat(store.open(folder).project().notes()).containsExactly(note);
    assertThat(folder.resolve("notes.json")).exists();
    store.save(folder, TestData.project());
    assertThat(folder.resolve("notes.json")).doesNotExist();
  }

  @Test
  void aFolderWithoutProjectSaysHowToMakeOne() {
    assertThatThrownBy(() -> store.open(folder))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("is no project")
        .hasMessageContaining("optimum import");
  }

  @Test
  void aProjectFromANewerVersionIsRefused() throws IOException {
    Files.writeString(folder.resolve("project.json"), "{\"formatVersion\": 7, \"more\": []}");
    assertThatThrownBy(() -> store.open(folder))
        .hasMessageContaining("format version 7")
        .hasMessageContaining("reads up to 1");
  }

  @Test
  void aTruncatedProjectFileNamesLineAndBackup() throws IOException {
    Files.writeString(folder.resolve("project.json"), "{\"formatVersion\": 1, \"name\":");
    assertThatThrownBy(() -> store.open(folder))
        .hasMessageContaining("line 1")
        .hasMessageContaining("Restore it");
    Files.writeString(folder.resolve("project.json.bak"), "{}");
    assertThatThrownBy(() -> store.open(folder)).hasMessageContaining("copy project.json.bak");
  }

  @Test
  void aMissingOrBrokenProfileIsAProblemAndTheRestIsRead() throws IOException {
    store.save(folder, TestData.project());
    Files.delete(folder.resolve("profiles/alpha/a100-80gb-pcie-b1.json"));
    Files.writeString(folder.resolve("profiles/beta/a100-80gb-pcie-b8.json"), "{\"key\": 3}");
    OpenedProject opened = store.open(folder);
    assertThat(opened.problems()).hasSize(2);
    assertThat(opened.project().profiles().byKey()).hasSize(2);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(60)
  void aPipeInPlaceOfAProfileIsNotWaitedFor() throws IOException, InterruptedException {
    store.save(folder, TestData.project());
    Path profile = folder.resolve("profiles/alpha/a100-80gb-pcie-b1.json");
    Files.delete(profile);
    assertThat(new ProcessBuilder("mkfifo", profile.toString()).start().waitFor()).isZero();
    assertThat(store.open(folder).problems())
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains("no regular file"));
  }

  @Test
  void aProfilePathOutOfTheProjectIsNotRead() throws IOException {
    store.save(folder, TestData.project());
    Path main = folder.resolve("project.json");
    Files.writeString(
        main,
        Files.readString(main)
            .replace("profiles/alpha/a100-80gb-pcie-b1.json", "../../etc/passwd"));
    assertThat(store.open(folder).problems())
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains("out of the project"));
  }

  @Test
  void aFileInPlaceOfTheFolderFailsAndLeavesItAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("plain"), "mine");
    assertThatThrownBy(() -> store.save(file, TestData.project()))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("cannot be saved");
    assertThat(file).hasContent("mine");
  }

  @Test
  void theFilesOfARemovedEngineGoAndForeignFilesStay() throws IOException {
    Project project = TestData.project().withPredictor(new PredictorFile(new byte[] {1}));
    store.save(folder, project);
    Path note = Files.writeString(folder.resolve("profiles/beta/note.txt"), "mine");
    store.save(folder, without(project, "beta"));
    assertThat(contents().keySet())
        .containsExactly(
            "profiles/alpha/a100-80gb-pcie-b1.json",
            "profiles/alpha/a100-80gb-pcie-b8.json",
            "profiles/beta/note.txt",
            "project.json",
            "project.json.bak");
    Files.delete(note);
    store.save(folder, project);
    store.save(folder, without(project, "beta"));
    assertThat(folder.resolve("profiles/beta")).doesNotExist();
  }

  @Test
  void whatCouldNotBeReadIsStillThereAndListedAfterASave() throws IOException {
    store.save(folder, TestData.project());
    Path profile = folder.resolve("profiles/alpha/a100-80gb-pcie-b1.json");
    byte[] whole = Files.readAllBytes(profile);
    Files.writeString(profile, "{\"key\":");
    Files.writeString(folder.resolve("plan.json"), "{\"gpus\":");
    store.save(folder, store.open(folder).project());
    assertThat(folder.resolve("plan.json")).hasContent("{\"gpus\":");
    Files.write(profile, whole);
    assertThat(store.open(folder).project().profiles()).isEqualTo(TestData.project().profiles());
  }

  @Test
  void aSaveThatFailsLeavesTheProjectAsItWas() throws IOException {
    store.save(folder, TestData.project());
    Files.createDirectories(folder.resolve("predictor.json/in-the-way"));
    Project changed =
        without(TestData.project(), "beta").withPredictor(new PredictorFile(new byte[] {1}));
    assertThatThrownBy(() -> store.save(folder, changed))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("What was saved before is untouched");
    assertThat(store.open(folder).project()).isEqualTo(TestData.project());
  }

  @Test
  void aFileInPlaceOfAProjectIsCalledAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("plain"), "mine");
    assertThatThrownBy(() -> store.open(file)).hasMessageContaining("is a file");
  }

  private static Project without(Project project, String engine) {
    return new Project(
        project.name(),
        project.description(),
        project.settings(),
        project.engines().stream().filter(each -> !each.id().value().equals(engine)).toList(),
        Profiles.of(
            project.profiles().byKey().values().stream()
                .filter(each -> !each.key().engine().value().equals(engine))
                .toList()),
        project.gpus(),
        project.measurements(),
        null,
        null);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
