package io.optimum.workbench.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetFilesTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private final ProjectStore store = new ProjectStore(CODEC);
  @TempDir Path folder;

  @Test
  void aSheetIsSavedAndOpenedAgain() {
    Project project = TestData.project().withGpus(List.of(mine()));
    store.save(folder, project);
    assertThat(folder.resolve("gpus/mine.json")).exists();
    assertThat(store.open(folder).project()).isEqualTo(project);
  }

  @Test
  void aSheetThatTheProjectHasNoMoreIsRemoved() {
    store.save(folder, TestData.project().withGpus(List.of(mine())));
    store.save(folder, TestData.project());
    assertThat(folder.resolve("gpus/mine.json")).doesNotExist();
    assertThat(store.open(folder).project().gpus()).isEmpty();
  }

  @Test
  void aWrongSheetIsAProblemAndTheRestOpens() throws IOException {
    store.save(folder, TestData.project().withGpus(List.of(mine())));
    Path wrong = write("wrong", json("wrong").replace("\"smCount\": 68", "\"smCount\": 0"));
    OpenedProject opened = store.open(folder);
    assertThat(opened.project().gpus()).containsExactly(mine());
    assertThat(opened.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
          assertThat(problem.path()).isEqualTo(wrong.toString());
          assertThat(problem.message()).contains("smCount", "(0)", "above 0");
          assertThat(problem.advice()).contains("Correct the file");
        });
  }

  @Test
  void aFigureWithoutSourceIsAProblemAtItsKey() throws IOException {
    store.save(folder, TestData.project());
    write("mine", json("mine").replaceAll("(?m)^    \"smCount\": \"[^\"]*\",\n", ""));
    assertThat(store.open(folder).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.location()).isEqualTo("sources.smCount");
          assertThat(problem.message()).contains("smCount has no source");
        });
  }

  @Test
  void aWrongSheetIsStillThereAfterASave() throws IOException {
    store.save(folder, TestData.project());
    Path wrong = write("wrong", "{\"id\":");
    store.save(folder, store.open(folder).project());
    assertThat(wrong).hasContent("{\"id\":");
  }

  @Test
  void aSheetUnderAnotherNameIsAProblemAndStays() throws IOException {
    store.save(folder, TestData.project());
    Path file = write("other", json("mine"));
    OpenedProject opened = store.open(folder);
    assertThat(opened.project().gpus()).isEmpty();
    assertThat(opened.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message()).contains("mine");
          assertThat(problem.advice()).contains("mine.json");
        });
    store.save(folder, opened.project());
    assertThat(file).exists();
  }

  @Test
  void aShippedIdWithOtherFiguresIsAProblem() throws IOException {
    store.save(folder, TestData.project());
    write("rtx-3080", json("rtx-3080").replace("\"smCount\": 68", "\"smCount\": 70"));
    assertThat(store.open(folder).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("another smCount"));
  }

  @Test
  void aSheetToAddIsReadFromAnywhereOrRefusedWithWhatToTry() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), json("mine"));
    assertThat(store.sheet(file)).isEqualTo(mine());
    Files.writeString(file, json("mine").replace("7.6E11", "-7.6E11"));
    assertThatThrownBy(() -> store.sheet(file))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("x.json")
        .hasMessageContaining("dramBytesPerSecond (-7.6E11)")
        .hasMessageContaining("optimum gpus --show");
    assertThatThrownBy(() -> store.sheet(folder.resolve("none.json")))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("There is no file");
  }

  private Path write(String name, String json) throws IOException {
    Files.createDirectories(folder.resolve("gpus"));
    return Files.writeString(folder.resolve("gpus/" + name + ".json"), json);
  }

  private static String json(String id) {
    GpuSpec shipped = Sheets.of("rtx-3080");
    return new String(CODEC.write(shipped), UTF_8)
        .replace("\"id\": \"rtx-3080\"", "\"id\": \"%s\"".formatted(id));
  }

  private static GpuSpec mine() {
    return CODEC.read(json("mine").getBytes(UTF_8), GpuSpec.class, "mine.json");
  }
}
