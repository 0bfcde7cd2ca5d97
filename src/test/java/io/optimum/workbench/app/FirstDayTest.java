package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The kit's script for the first minutes with a GPU, on scripts in place of the program.
@EnabledOnOs(OS.LINUX)
class FirstDayTest {
  @TempDir private Path folder;
  private Path out = Path.of("");

  @BeforeEach
  void install() throws IOException {
    out = folder.resolve("out");
    Files.createDirectories(folder.resolve("bin"));
    script("first-day", Files.readString(Path.of("src/build/first-day.sh")));
    script("nvidia-smi", "echo a board");
    script("gpu-checks", "echo \"[         5 tests successful      ]\"");
    script(
        "optimum",
        "echo \"$@\"; [ \"$1\" != record-suite ] || { mkdir -p recorded; echo trial > recorded/t;"
            + " }");
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    Files.writeString(file, text.startsWith("#!") ? text : "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> run(int seconds) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("bin/first-day").toString(), out.toString(), "cuda:1")
            .redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("FIRST_DAY_SECONDS", String.valueOf(seconds));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
    return Files.readAllLines(out.resolve("summary.txt"));
  }

  @Test
  void asksTheSimplestFirstAndKeepsWhatWasSaidAndRecorded() throws Exception {
    List<String> summary = run(60);
    assertThat(summary).allMatch(each -> each.contains(": ok, "));
    assertThat(summary.get(3)).startsWith("04-driver").endsWith("tests, 5 successful");
    assertThat(out.resolve("07-record.txt"))
        .content()
        .contains("record-suite --out recorded --device cuda:1 --slice 2m");
    assertThat(out.resolve("13-record-on.txt")).content().contains("--resume");
    assertThat(out.resolve("recorded.tar.gz.aa")).isNotEmptyFile();
  }

  @Test
  void aStepThatFailsDoesNotStopTheNext() throws Exception {
    script("nvidia-smi", "echo no board >&2; exit 9");
    List<String> summary = run(60);
    assertThat(summary.getFirst()).startsWith("01-nvidia-smi: failed (9), ");
    assertThat(out.resolve("01-nvidia-smi.txt")).hasContent("no board");
    assertThat(summary.get(1)).startsWith("02-doctor: ok");
  }

  @Test
  void saysWhyAStepFailedOrTestedNothing() throws Exception {
    script(
        "gpu-checks",
        """
        echo "Skipped, there is no GPU to test on: No NVIDIA driver."
        echo "[         0 tests skipped         ]"
        echo "[         6 tests aborted         ]"
        echo "[         0 tests successful      ]"
        echo "[         0 tests failed          ]"
        """);
    script("optimum", "echo 'error: No NVIDIA driver.' >&2; echo hint >&2; exit 1");
    List<String> summary = run(60);
    assertThat(summary.get(3))
        .matches(
            "04-driver: skipped \\(6\\), \\d+ s: there is no GPU to test on: No NVIDIA driver\\.");
    assertThat(summary.get(6)).matches("07-record: failed \\(1\\), \\d+ s: No NVIDIA driver\\.");
  }

  @Test
  void saysWhichTestFailed() throws Exception {
    script(
        "gpu-checks",
        """
        echo "   ├─ eventsTellTheTime() ✘"
        echo "Failures (1):"
        echo "  JUnit Jupiter:DriverTest:eventsTellTheTime()"
        echo "    MethodSource [className = 'DriverTest']"
        echo "    => java.lang.AssertionError: "
        echo "Expecting actual:"
        echo "  2"
        echo "to be 3"
        echo "       DriverTest.eventsTellTheTime(DriverTest.java:9)"
        echo "[         2 tests aborted         ]"
        echo "[         3 tests successful      ]"
        echo "[         1 tests failed          ]"
        exit 1
        """);
    assertThat(run(60).get(3))
        .startsWith("04-driver: failed (1), ")
        .endsWith(
            "tests, 2 skipped, 3 successful, 1 failed: DriverTest:eventsTellTheTime() Expecting"
                + " actual: 2 to be 3 ");
  }

  @Test
  void aStepThatHangsIsEndedAndNoneBeginsAfterTheTime() throws Exception {
    script("nvidia-smi", "exec sleep 60");
    List<String> summary = run(5);
    assertThat(summary.getFirst()).startsWith("01-nvidia-smi: ended after its ");
    assertThat(summary.getLast()).isEqualTo("13-record-on: left out, the time is up");
  }
}
