package io.optimum.workbench.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a newcomer reads: the list of commands, the help of each, and completion in the shell.
class CommandListTest {
  private static final Pattern NAMED = Pattern.compile("\\n  ([a-z-]+) {2,}((?:.|\\n {10,})+)");

  @Test
  void everyCommandIsListedWithAWholeSentence() {
    assertThat(commands())
        .hasSizeGreaterThan(20)
        .allSatisfy((name, sentence) -> assertThat(sentence).as(name).endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandHasAnExampleThatNamesIt(String name) {
    String help = Shell.run(name, "--help").out();
    assertThat(help.substring(help.indexOf("Example"))).contains("optimum " + name);
  }

  /// A line that is too long goes on at the left edge, and is two commands to a shell.
  @ParameterizedTest
  @MethodSource("names")
  void examplesAreWholeLinesAndCounted(String name) {
    List<String> lines = Shell.run(name, "--help").out().lines().toList();
    int heading = lines.indexOf("Example:") + lines.indexOf("Examples:") + 1;
    List<String> examples =
        lines.stream().skip(heading + 1).takeWhile(line -> !line.isEmpty()).toList();
    assertThat(examples).allMatch(line -> line.startsWith("  "));
    assertThat(lines.get(heading).endsWith("s:"))
        .as("several: %s", examples)
        .isEqualTo(examples.stream().filter(line -> !line.startsWith("    ")).count() > 1);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatAnOptionTakesIsNamedInCapitals(String name) {
    assertThat(Shell.run(name, "--help").out()).doesNotContainPattern("=<[a-z]");
  }

  /// A line at the column of the texts begins one: nothing wraps what was already wrapped.
  @ParameterizedTest
  @MethodSource("names")
  void theTextOfAnOptionIsWrappedOnce(String name) {
    List<String> lines = Shell.run(name, "--help").out().lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches(" {29}\\S.*")) {
        assertThat(lines.get(i - 1)).as(lines.get(i)).matches(" +\\S+");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan         | Arrivals of single inputs, may be given once per engine: closed, poisson
          run          | Arrivals of single inputs; may be given once per engine: closed (saturating; default), poisson
          record-suite | Engines built for this GPU, as `optimum build` leaves them, or ONNX files; default: none
          """)
  void theTextOfAnOptionIsWhole(String name, String text) {
    assertThat(Shell.run(name, "--help").out().replaceAll("\\s+", " ")).contains(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan p --seed 99999999999999999999  | error: Invalid value for option '--seed': '99999999999999999999' is too large
          plan p --seed five                  | error: Invalid value for option '--seed': 'five' is not a whole number
          paln p                              | error: There is no command paln.
          import runs --into p --preview      | error: --into=PROJECT, --preview are mutually exclusive
          """)
  void aWrongOptionIsSaidInOneSentence(String command, String said) {
    Ran ran = Shell.run((Object[]) command.split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith(said);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void completionIsAScriptThatBashTakesAndOffersEveryCommand(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path script = folder.resolve("completion");
    Files.writeString(script, Shell.run("completion").out());
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                ". "
                    + script
                    + "; COMP_WORDS=(optimum ''); COMP_CWORD=1; _complete_optimum;"
                    + " echo ${COMPREPLY[@]}")
            .redirectErrorStream(true)
            .start();
    String offered = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).as(offered).isZero();
    assertThat(Arrays.asList(offered.strip().split(" "))).containsAll(commands().keySet());
  }

  static Stream<String> names() {
    return commands().keySet().stream();
  }

  private static Map<String, String> commands() {
    String help = Shell.run("--help").out();
    return NAMED
        .matcher(help.substring(help.indexOf("Commands:")))
        .results()
        .collect(
            Collectors.toMap(
                (MatchResult found) -> found.group(1),
                found -> found.group(2).replaceAll("\\s+", " ").strip(),
                (one, _) -> one,
                LinkedHashMap::new));
  }
}
