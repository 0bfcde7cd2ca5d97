package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of a command line that cannot be done.
class WrongInputTest {
  @TempDir Path folder;
  private Path project = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void save() throws IOException {
    project = folder.resolve("p");
    new ProjectStore(new JsonCodec()).save(project, TestData.project());
    file = Files.writeString(folder.resolve("file.json"), "{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run PROJECT --json",
        "run PROJECT --engines alpha --device tpu --json",
        "run PROJECT --json --nonsense",
        "plan PROJECT --measure -1 --json",
        "nonsense --json"
      })
  void wrongUsageIsOneJsonObjectWhereOneIsAskedFor(String line) {
    Ran ran = Shell.line(line, project);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.json().get("exitCode")).isEqualTo(2);
    assertThat(ran.err()).startsWith("error: " + ran.json().get("error"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          import FILE --preview --batch -1                     | --batch -1: the value must be above 0.
          import FILE --preview --dim seq=-4                   | --dim seq=-4: the value must be above 0.
          record-suite --out NEW --batch 4,0                   | --batch 0: the value must be above 0.
          carry PROJECT --batch 0                              | --batch 0: the value must be above 0.
          plan PROJECT --engines-per-gpu 0                     | --engines-per-gpu 0: the value must be above 0.
          plan PROJECT --measure -1                            | --measure -1: the value must be at least 0.
          networks --seed x                                    | Invalid value for option '--seed': 'x' is not a whole number
          doctor --device cuda:0                               | --device and --inferences say how an engine is tried. Add --engine FILE
          doctor --inferences 9                                | --device and --inferences say how an engine is tried. Add --engine FILE
          doctor --engine FILE --inferences 0                  | --inferences 0: must be at least 1.
          """)
  void aWrongValueIsNamedAsItWasGiven(String line, String said) {
    Ran ran = ran(line);
    assertThat(ran.err()).startsWith("error: " + said);
    assertThat(ran.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train NEW                                            | is no project: there is no such folder. Make one with
          train .                                              | is no project: it has no project.json. Make one with
          networks resnet18 --onnx FILE                        | is a file, not a folder.
          run PROJECT --engines alpha --record FILE/x          | is a file, not a folder. Name a folder where you may write.
          import FILE --preview                                | Unexpected end-of-input: expected close marker for Object opened in line 1. Export the file again
          """)
  void aFailureSaysWhyAndWhatToTry(String line, String said) {
    Ran ran = ran(line);
    assertThat(ran.err()).contains(said);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(file).hasContent("{");
  }

  @Test
  void measurementsThatAreThereAlreadyAreCounted() {
    ran("run PROJECT --engines alpha,beta --seconds 0.01");
    assertThat(ran("import PROJECT --into NEW").err()).doesNotContain("before");
    assertThat(ran("import PROJECT --into NEW").err())
        .contains("note: 1 measurement was in the project before.");
  }

  @Test
  void aMappingThatIsNoJsonIsSaidWithoutTheParsersSettings() {
    Ran ran = ran("evaluate-predictor FILE --target latency --mapping FILE");
    assertThat(ran.err())
        .contains("is no JSON: Unexpected end-of-input")
        .doesNotContain("REDACTED");
  }

  @Test
  void aProjectsOwnPlanIsNoExport() throws IOException {
    Files.writeString(file, "{}");
    assertThat(ran("import-plan FILE --into PROJECT").err())
        .contains("Give the plan.json that `optimum export --target plan` wrote.");
  }

  @Test
  void withoutSamplesTheTourSaysWhereToStartIt() {
    assertThat(
            catchThrowable(() ->
                new SampleFolder(folder.resolve("none")).copy("mixed", folder.resolve("copy"))))
        .hasMessageContaining("Start the program from the folder that has sample-projects in it.");
  }

  private Ran ran(String line) {
    return Shell.line(
        line.replace("FILE", file.toString()).replace("NEW", folder.resolve("new").toString()),
        project);
  }
}
