package io.optimum.workbench.exporter.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TritonConfigCheckTest {
  @Test
  void realFilesAreReadWhole() throws IOException {
    for (Path file : configs("triton-config/valid")) {
      String text = Files.readString(file);
      var parsed = TritonConfigText.parse(text, file.toString());
      assertThat(parsed.problems()).as(file.toString()).isEmpty();
      assertThat(parsed.found().orElseThrow().getUnknownFields().asMap()).isEmpty();
      String again = TritonConfigText.write(parsed.found().orElseThrow());
      assertThat(TritonConfigText.parse(again, "again").found()).isEqualTo(parsed.found());
      assertThat(TritonConfigCheck.check(text, file.toString()))
          .as(file.toString())
          .noneMatch(each -> each.severity() == Problem.Severity.ERROR);
    }
  }

  @Test
  void filesThatTheServerRefusesAreRefusedInItsWords() throws IOException {
    for (Path file : configs("triton-config/invalid")) {
      String expected =
          Files.readString(Path.of(file.toString().replace(".config.pbtxt", ".expected.txt")));
      assertThat(TritonConfigCheck.check(Files.readString(file), file.toString()))
          .as(file.toString())
          .anySatisfy(each -> {
            assertThat(each.message()).matches(".*" + expected.strip() + ".*");
            assertThat(each.location()).matches("line [1-9]\\d*, column [1-9]\\d*");
            assertThat(each.severity()).isEqualTo(Problem.Severity.ERROR);
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamic_batching { preferred_batch_size: 9 }|preferred size must be <= max batch size for"
            + " m",
        "dynamic_batching { preferred_batch_size: 0 }|preferred size must be positive for m",
        "instance_group { kind: KIND_GPU }|has kind KIND_GPU but specifies no GPUs",
        "instance_group { kind: KIND_CPU gpus: 0 }|has kind KIND_CPU but specifies one or more"
            + " GPUs",
        "instance_group { kind: KIND_GPU gpus: -1 }|invalid or unsupported gpu id -1",
        "instance_group { kind: KIND_GPU gpus: 0 count: -2 }|a count of at least 1",
        "dynamic_batching { priority_levels: 2 default_priority_level: 3 }|in range [1, 2] for m",
        "ensemble_scheduling { }|must specify 'step' for ensemble 'm'",
        "max_batch_size: -1|must be non-negative"
      })
  void aBrokenRuleIsNamed(String extra, String message) {
    String base = "name: 'm' platform: 'tensorrt_plan' max_batch_size: 8 ";
    String text =
        extra.startsWith("max_batch_size") ? "name: 'm' platform: 'x' " + extra : base + extra;
    assertThat(TritonConfigCheck.check(text, "m/config.pbtxt"))
        .anyMatch(each -> each.message().contains(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preferred_batch_size: [4, 9]|line 3, column 3",
        "priority_levels: 2|line 2, column 1",
        "priority_levels: 2 default_priority_level: 3|line 3, column 22"
      })
  void aBrokenRuleHasTheLineAndColumnOfItsField(String batching, String location) {
    String text =
        "name: 'm' platform: 'x' max_batch_size: 8\ndynamic_batching {\n  " + batching + "\n}";
    assertThat(TritonConfigCheck.check(text, "config.pbtxt"))
        .singleElement()
        .satisfies(each -> assertThat(each.location()).isEqualTo(location));
  }

  @Test
  void aGroupThatIsWrongIsFoundAmongOthers() {
    String text =
        """
        name: 'm' platform: 'x'
        instance_group { kind: KIND_CPU }
        instance_group { kind: KIND_CPU
          gpus: 1 }
        """;
    assertThat(TritonConfigCheck.check(text, "config.pbtxt"))
        .singleElement()
        .satisfies(each -> assertThat(each.location()).isEqualTo("line 4, column 3"));
  }

  @Test
  void aSyntaxErrorHasLineAndColumn() {
    List<Problem> problems = TritonConfigCheck.check("name: 'm'\n  max_batch: 3", "config.pbtxt");
    assertThat(problems)
        .singleElement()
        .satisfies(each -> {
          assertThat(each.location()).isEqualTo("line 2, column 3");
          assertThat(each.message()).contains("max_batch");
        });
  }

  private static List<Path> configs(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Samples.folder(folder))) {
      List<Path> configs =
          files.filter(each -> each.toString().endsWith(".pbtxt")).sorted().toList();
      assertThat(configs).isNotEmpty();
      return configs;
    }
  }
}
