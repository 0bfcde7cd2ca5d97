package io.optimum.workbench.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.exporter.folder.ExportWriter;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every target, written with names that mean something elsewhere: nothing leaves the folder, and
/// every file still is what it says it is.
class NastyNamesTest {
  /// Ids that are safe as text, but not as a folder, a Kubernetes name or a file on Windows.
  private static final List<EngineId> IDS =
      Stream.of(
              "con",
              "nul.plan",
              "aux",
              "a.",
              "a..",
              "a.-",
              "x_y.z",
              "x-y.z",
              "x-y-z",
              "0",
              "z".repeat(100),
              "z".repeat(99) + "y",
              "1e5",
              "no",
              "null",
              "a...b")
          .map(EngineId::new)
          .toList();

  @TempDir Path root;

  static List<String> foreignTexts() {
    return List.of(
        "'; touch pwned; '",
        "$(touch pwned)`touch pwned`",
        "x\ntouch pwned\n# ",
        "</title></style><script>touch('pwned')</script><img src=x onerror=y>",
        "--- !!js/function > x",
        "| a | b |\n\n<b>x</b>",
        "../../pwned",
        "%s %n %d $1 \\0",
        "\u2028\u0085\u0000\u202e😀");
  }

  @ParameterizedTest
  @MethodSource("foreignTexts")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It runs a POSIX shell.")
  void everyTargetStaysWholeAndWithinItsFolder(String text) throws Exception {
    ExportRequest request = new LargePlan(IDS, text).request();
    Path out = root.resolve("out");
    for (Exporter each : ExportTargets.standard(new JsonCodec()).all()) {
      ExportBundle bundle = each.export(request);
      new ExportWriter().write(bundle, out.resolve(each.target()), Progress.none());
      for (Path file : files(out.resolve(each.target()))) {
        check(file);
      }
    }
    assertThat(files(root)).allMatch(each -> each.startsWith(out));
    assertThat(files(root)).noneMatch(each -> each.endsWith("pwned"));
  }

  @Test
  void everyModelHasAFolderOfItsOwnOnEverySystem() {
    ExportBundle bundle =
        ExportTargets.standard(new JsonCodec())
            .require("triton")
            .export(new LargePlan(IDS, "x").request());
    assertThat(bundle.files())
        .extracting(ExportBundle.ExportFile::path)
        .filteredOn(each -> each.endsWith("config.pbtxt"))
        .hasSize(IDS.size())
        .contains(
            "gpu0/engine-con/config.pbtxt",
            "gpu0/engine-nul.plan/config.pbtxt",
            "gpu0/a-/config.pbtxt");
  }

  private static void check(Path file) throws Exception {
    String text = Files.readString(file, UTF_8);
    String name = file.getFileName().toString();
    if (name.endsWith(".sh")) {
      assertShell(file);
    } else if (name.endsWith(".yaml")) {
      new ObjectMapper(new YAMLFactory()).readerFor(JsonNode.class).readValues(text).readAll();
    } else if (name.endsWith(".json")) {
      new ObjectMapper().readTree(text);
    } else if (name.endsWith(".html")) {
      assertThat(text).doesNotContain("<script", "<img", "onerror=y>");
      assertThat(text.split("</style>", -1)).hasSize(2);
    } else if (name.equals("README.md")) {
      assertThat(text).doesNotContain("<script", "<b>x</b>");
    }
  }

  private static void assertShell(Path file) throws IOException, InterruptedException {
    for (String shell : List.of("sh", "bash")) {
      Process process =
          new ProcessBuilder(shell, "-n", file.toString()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(file + ": " + output).isZero();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
