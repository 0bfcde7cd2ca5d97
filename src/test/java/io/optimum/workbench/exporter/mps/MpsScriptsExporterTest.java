package io.optimum.workbench.exporter.mps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Golden;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportFixture;
import io.optimum.workbench.exporter.folder.ExportWriter;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script is run by a real shell; nvidia-smi and the control program only say how they were
/// called.
class MpsScriptsExporterTest {
  @TempDir Path root;

  @Test
  void theScriptAndTheReadmeAreTheGoldenFiles() {
    for (ExportFile each : export(Sharing.STREAMS, Sharing.MPS).files()) {
      Golden.check("exporter/mps/" + each.path(), ((ExportFile.Text) each).content());
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It runs a POSIX shell.")
  void aClientRunsWithItsShareOnItsGpu() throws Exception {
    assertThat(run("run", "gpu1-resnet50-fp16-2", "env"))
        .contains(
            "CUDA_VISIBLE_DEVICES=GPU-of-1",
            "CUDA_MPS_ACTIVE_THREAD_PERCENTAGE=60.0",
            "CUDA_MPS_PINNED_DEVICE_MEM_LIMIT=0=36864M",
            "CUDA_MPS_CLIENT_PRIORITY=0",
            "CUDA_MPS_PIPE_DIRECTORY=" + root.resolve("run/gpu1/pipe"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It runs a POSIX shell.")
  void aClientGetsItsArgumentsAsTheyAre() throws Exception {
    assertThat(run("run", "gpu1-bert-base-fp16-2", "printf", "<%s>\n", "a b", "$(x)", "'"))
        .containsExactly("<a b>", "<$(x)>", "<'>");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It runs a POSIX shell.")
  void startGivesEveryGpuADaemonOfItsOwnByUuid() throws Exception {
    assertThat(run("start"))
        .containsExactly("control -d device=GPU-of-1 pipe=" + root.resolve("run/gpu1/pipe"));
    assertThat(root.resolve("run/gpu1/log")).isDirectory();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It runs a POSIX shell.")
  void stopTellsTheDaemonToQuit() throws Exception {
    assertThat(run("stop")).containsExactly("control quit pipe=" + root.resolve("run/gpu1/pipe"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It runs a POSIX shell.")
  void anUnknownClientIsNamedBesideTheKnown() throws Exception {
    assertThat(run("run", "nobody", "env"))
        .containsExactly(
            "There is no client nobody. There are: gpu1-resnet50-fp16-2 gpu1-bert-base-fp16-2");
  }

  @Test
  void withoutAGpuUnderMpsThereIsNothingToRun() {
    ExportBundle bundle = export(Sharing.STREAMS, Sharing.TIME_SLICED);
    assertThat(bundle.complete()).isFalse();
    assertThat(bundle.files()).extracting(ExportFile::path).containsExactly("README.md");
    assertThat(((ExportFile.Text) bundle.files().getFirst()).content())
        .contains("there is nothing to start")
        .doesNotContain("./mps.sh", "| client |");
    assertThat(bundle.problems())
        .extracting(Problem::message)
        .contains(
            "Shared by streams of one process, which is one client: there is nothing to"
                + " part.");
  }

  private static ExportBundle export(Sharing first, Sharing second) {
    return new MpsScriptsExporter()
        .export(ExportFixture.request(Path.of("."), ExportFixture.plan(first, second)));
  }

  private List<String> run(String... arguments) throws IOException, InterruptedException {
    Path folder = root.resolve("out");
    new ExportWriter().write(export(Sharing.STREAMS, Sharing.MPS), folder, Progress.none());
    Path tools = Files.createDirectories(root.resolve("tools"));
    program(tools.resolve("nvidia-smi"), "echo \"GPU-of-${1#--id=}\"");
    program(
        tools.resolve("nvidia-cuda-mps-control"),
        """
        if [ $# -gt 0 ]; then
          echo "control $1 device=$CUDA_VISIBLE_DEVICES pipe=$CUDA_MPS_PIPE_DIRECTORY"
        else
          read -r command
          [ "$command" = quit ] || exit 1
          echo "control $command pipe=$CUDA_MPS_PIPE_DIRECTORY"
        fi
        """);
    List<String> command = new ArrayList<>(List.of(folder.resolve("mps.sh").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", tools.toString(), (path, mine) -> mine + ":" + path);
    builder.environment().put("MPS_RUN", root.resolve("run").toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.lines().toList();
  }

  private static void program(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
