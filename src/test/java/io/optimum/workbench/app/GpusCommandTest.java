package io.optimum.workbench.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpusCommandTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final GpuSheets SHEETS = new GpuSheets(CODEC);
  private final ProjectStore store = new ProjectStore(CODEC);
  @TempDir Path folder;
  private Path project = Path.of("");
  private Path sheet = Path.of("");

  @BeforeEach
  void save() throws IOException {
    project = folder.resolve("p");
    store.save(project, TestData.project());
    sheet = Files.writeString(folder.resolve("mine.json"), mine());
  }

  @Test
  void itListsWhatShipsWithMigSlices() {
    Ran ran = line("gpus");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .containsPattern("rtx-3080 +68 +1710 MHz .* 119.0 TFLOPS +760.0 GB/s .* shipped")
        .contains("a100-80gb-sxm-mig-3g.40gb");
  }

  @Test
  void jsonHasEveryFigureWithItsSource() {
    Ran ran = line("gpus --json");
    assertThat((List<?>) ran.json().get("gpus")).hasSize(Sheets.ALL.size());
    assertThat(ran.out()).contains("\"sources\"", "\"boardPowerWatts\"", "\"shipped\"");
  }

  @Test
  void showGivesOneSheetThatCanBeAddedAgain() {
    Ran shown = line("gpus --show h100-sxm-mig-1g.10gb");
    assertThat(shown.out()).contains("smCount", "16", "Multi-Instance GPU User Guide");
    String json = line("gpus --show rtx-3080 --json").out();
    assertThat(SHEETS.own(json.getBytes(UTF_8), "shown").id()).isEqualTo(new GpuId("rtx-3080"));
  }

  @Test
  void anAddedSheetIsKeptInTheProjectAndListed() {
    Ran added = line("gpus PROJECT --add " + sheet);
    assertThat(added.code()).isZero();
    assertThat(added.err()).contains("Added mine.");
    assertThat(added.out()).containsPattern("mine +68 .* project");
    assertThat(store.open(project).project().gpus())
        .extracting(GpuSpec::id)
        .containsExactly(new GpuId("mine"));
  }

  @Test
  void aWrongSheetIsNotAddedAndTheFigureIsNamed() throws IOException {
    Files.writeString(sheet, mine().replace("\"smCount\": 68", "\"smCount\": 0"));
    Ran ran = line("gpus PROJECT --add " + sheet);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("mine.json", "smCount (0)", "Correct the file");
    assertThat(project.resolve("gpus/mine.json")).doesNotExist();
  }

  @Test
  void aRemovedSheetDisappears() {
    line("gpus PROJECT --add " + sheet);
    Ran ran = line("gpus PROJECT --remove mine");
    assertThat(ran.code()).isZero();
    assertThat(project.resolve("gpus/mine.json")).doesNotExist();
    assertThat(ran.out()).doesNotContain("mine ");
  }

  @Test
  void onlyASheetOfTheProjectThatNothingNeedsCanBeRemoved() {
    assertThat(line("gpus PROJECT --remove rtx-3080").err()).contains("of its own");
    line("gpus PROJECT --add " + sheet);
    Project with = store.open(project).project();
    store.save(
        project,
        with.withSettings(with.settings().withGpus(List.of(new GpuCount(new GpuId("mine"), 2)))));
    Ran ran = line("gpus PROJECT --remove mine");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("mine is needed", "GPUs to plan for");
    assertThat(project.resolve("gpus/mine.json")).exists();
  }

  @Test
  void wrongUsageSaysWhatIsMissing() {
    assertThat(line("gpus --add " + sheet).code()).isEqualTo(2);
    assertThat(line("gpus --add " + sheet).err()).contains("need the PROJECT");
    assertThat(line("gpus PROJECT --remove a --show b").err()).contains("Give one of");
    assertThat(line("gpus --show voodoo2").err()).contains("There is no GPU data sheet voodoo2");
  }

  private Ran line(String line) {
    return Shell.line(line, project);
  }

  private static String mine() {
    return new String(CODEC.write(Sheets.of("rtx-3080")), UTF_8)
        .replace("\"id\": \"rtx-3080\"", "\"id\": \"mine\"");
  }
}
