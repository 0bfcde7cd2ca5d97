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
        """
        echo "$@"
        case $1 in
          record-suite)
            mkdir -p recorded
            echo trial > recorded/t
            echo project > recorded/project.json
            ;;
          build)
            shift $(($# - 1))
            mkdir -p "$1"
            : > "$1/resnet18-fp16.plan"
            ;;
        esac
        """);
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    Files.writeString(file, text.startsWith("#!") ? text : "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> run(int seconds) throws IOException, InterruptedException {
    Process process = start(seconds);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
    return Files.readAllLines(out.resolve("summary.txt"));
  }

  private Process start(int seconds) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("bin/first-day").toString(), out.toString(), "cuda:1")
            .redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("FIRST_DAY_SECONDS", String.valueOf(seconds));
    builder.environment().put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
    return builder.start();
  }

  /// @return what the archive holds, of all its pieces
  private String unpacked() throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("sh", "-c", "cat recorded.tar.gz.* | tar -tzf -")
            .directory(out.toFile())
            .start();
    String listed = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tar.waitFor()).isZero();
    return listed;
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
    assertThat(unpacked()).contains("recorded/t\n");
    assertThat(out.resolve("recorded")).as("once only, for doors have limits").doesNotExist();
    assertThat(folder.resolve("tmp")).as("models and engines").isEmptyDirectory();
  }

  @Test
  void anotherCallAddsToTheRecordingAndDoesNotRepeatWhatEndedWell() throws Exception {
    script("nvidia-smi", "exit 9");
    run(60);
    script("nvidia-smi", "echo now there is a board");
    script("gpu-checks", "exit 1");
    List<String> summary = run(60);
    assertThat(summary.getFirst()).startsWith("01-nvidia-smi: ok");
    assertThat(summary.get(3)).startsWith("04-driver: ok").endsWith("5 successful");
    assertThat(out.resolve("07-record.txt")).content().contains("--slice 2m --resume");
    assertThat(unpacked()).contains("recorded/t\n");
  }

  @Test
  void stoppedInTheMiddleItEndsItsStepAndPacksWhatIsRecorded() throws Exception {
    script(
        "optimum",
        """
        [ "$1" = record-suite ] || exit 0
        mkdir -p recorded
        echo trial > recorded/t
        trap 'echo stopped; exit 1' TERM
        while true; do sleep 0.1; done
        """);
    Process process = start(300);
    while (!Files.exists(out.resolve("recorded/t"))) {
      assertThat(process.isAlive()).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    process.toHandle().destroy(); // process.destroy() would close what it says
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
    assertThat(out.resolve("summary.txt"))
        .content()
        .contains("07-record: stopped, ", "08-tensorrt: left out, it was stopped");
    assertThat(out.resolve("07-record.txt")).content().contains("stopped");
    assertThat(unpacked()).contains("recorded/t\n");
  }

  @Test
  void whatAKilledCallLeftRunningIsEndedBeforeTheNext() throws Exception {
    script(
        "optimum",
        """
        [ "$1" = record-suite ] || exit 0
        mkdir -p recorded
        echo project > recorded/project.json
        trap 'echo ended > recorded/orphan; exit 1' TERM
        echo $$ > recorded/pid
        [ $# -eq 7 ] || exit 0
        while true; do sleep 0.1; done
        """);
    Process process = start(300);
    while (!Files.exists(out.resolve("recorded/pid"))) {
      assertThat(process.isAlive()).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    Process second = start(300);
    String refused = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(second.waitFor()).isEqualTo(1);
    assertThat(refused + said).contains("is in use by process " + process.pid());
    process.toHandle().destroyForcibly();
    process.waitFor();
    assertThat(out.resolve("recorded")).as("what is recorded stays as it is").isDirectory();
    run(300);
    assertThat(unpacked()).contains("recorded/orphan\n");
  }

  @Test
  void aStepThatNobodyCanEndDoesNotStopTheNext() throws Exception {
    script(
        "timeout",
        "[ \"$1\" = -k ] || exit 0; [ \"$4\" != nvidia-smi ] || sleep 40; shift 3; exec \"$@\"");
    List<String> summary = run(12);
    assertThat(summary.getFirst())
        .startsWith("01-nvidia-smi: cannot be ended, the driver holds it, ");
    assertThat(summary).hasSize(13);
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
        case $1 in
          *TensorRtOnGpuTest) echo "Skipped: There is no TensorRT 8." ;;
          *) echo "Skipped, there is no GPU to test on: No NVIDIA driver." ;;
        esac
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
    assertThat(summary.get(7)).endsWith(": There is no TensorRT 8.");
    assertThat(summary).contains("12-profile: left out, no engine was built");
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
    List<String> summary = run(8);
    assertThat(summary.getFirst()).startsWith("01-nvidia-smi: ended after its ");
    assertThat(summary.getLast()).isEqualTo("13-record-on: left out, the time is up");
  }
}
