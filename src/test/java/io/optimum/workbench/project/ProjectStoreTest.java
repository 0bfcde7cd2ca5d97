package io.optimum.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
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
        .hasMessageContaining("project.json.bak");
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
