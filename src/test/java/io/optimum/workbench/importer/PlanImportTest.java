package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanImportTest {
  @TempDir private Path folder;

  @Test
  void aHeaderOfSerializationVersion0SaysTheVersionWithItsBuild() throws IOException {
    byte[] plan = Fixtures.plan();
    plan[26] = 1;
    plan[27] = (byte) 200;
    ImportResult result = imported(plan);
    assertThat(version(result)).isEqualTo("10.3.1.200");
    assertThat(doubts(result)).isEmpty();
  }

  @Test
  void anotherSerializationVersionIsAWarning() throws IOException {
    byte[] plan = Fixtures.plan();
    plan[5] = 1;
    ImportResult result = imported(plan);
    assertThat(version(result)).isEqualTo("unknown");
    assertThat(doubts(result))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
          assertThat(problem.location()).isEqualTo("byte 4");
          assertThat(problem.message()).contains("serialization version 256", "only 0 is known");
          assertThat(problem.advice()).contains("--getPlanVersionOnly");
        });
  }

  @Test
  void aPlanBefore86IsTakenAndSaysWhatToDo() throws IOException {
    byte[] plan = Fixtures.plan();
    plan[0] = 'p';
    ImportResult result = imported(plan);
    assertThat(version(result)).isEqualTo("before 8.6");
    assertThat(doubts(result))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message()).contains("pre-8.6 plan");
          assertThat(problem.advice()).contains("Build the engine again", "--saveEngine");
        });
  }

  @Test
  void bytesThatAreNoVersionAreNotTakenForOne() throws IOException {
    byte[] plan = Fixtures.plan();
    plan[24] = 0;
    ImportResult result = imported(plan);
    assertThat(version(result)).isEqualTo("unknown");
    assertThat(doubts(result))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("TensorRT 0.3.0"));
  }

  @Test
  void anUltralyticsPrefixMovesTheHeader() throws IOException {
    ImportResult result = imported(Fixtures.ultralyticsPlan());
    assertThat(version(result)).isEqualTo("10.3.0");
    assertThat(doubts(result)).isEmpty();
  }

  private ImportResult imported(byte[] plan) throws IOException {
    return Fixtures.read(Files.write(folder.resolve("a.plan"), plan));
  }

  private static String version(ImportResult result) {
    return result.engines().getFirst().planFile().orElseThrow().tensorRtVersion();
  }

  private static List<Problem> doubts(ImportResult result) {
    return result.problems().stream()
        .filter(problem -> !problem.message().contains("has no profile"))
        .toList();
  }
}
