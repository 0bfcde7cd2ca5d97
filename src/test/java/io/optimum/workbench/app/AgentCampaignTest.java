package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `optimum measure` and `run` on agents: the numbers of this process, and nothing lost when an
/// agent is.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub of ssh is a shell script.")
class AgentCampaignTest {
  private static final String LARGE = "--combinations random:4 --batch 1 --repeats 3 --seed 5";

  /// The journal of the large campaign, measured in this process and in one go.
  private static List<String> whole = List.of();

  @TempDir Path folder;

  @BeforeAll
  static void measureInOneGo(@TempDir Path folder) throws IOException {
    Path sample = sample(folder, "whole");
    Shell.line("measure PROJECT " + LARGE, sample);
    whole = journal(sample);
  }

  @Test
  void aCampaignOverSshIsTheOneOfThisProcess() throws IOException, InterruptedException {
    Path near = saved("near");
    Path far = saved("far");
    assertThat(Shell.line("measure PROJECT --repeats 3", near).code()).isZero();
    try (Child child = child(far, "--repeats 3 --device ssh://me@gpu-server:2222/sim")) {
      assertThat(child.exitCode()).as(child.err()).isZero();
    }
    assertThat(journal(far)).isEqualTo(journal(near));
    assertThat(Files.readString(folder.resolve("ssh-arguments")))
        .contains("BatchMode=yes", "-p 2222 -- me@gpu-server optimum agent");
  }

  @Test
  void aCampaignWhoseAgentIsKilledKeepsEveryTrialAndGoesOn()
      throws IOException, InterruptedException {
    Path sample = sample("killed");
    try (Child child = child(sample, LARGE + " --device agent:sim")) {
      child.runsUntil(() -> lines(sample) >= 12);
      child.children().forEach(ProcessHandle::destroyForcibly);
      assertThat(child.exitCode()).isEqualTo(1);
      assertThat(child.err())
          .contains("cannot be measured: The agent on this machine ended (exit code 137)")
          .contains("What was measured before is kept: resume to go on.");
    }
    assertThat(lines(sample)).isGreaterThanOrEqualTo(12);
    Ran rest = Shell.line("measure PROJECT --resume", sample);
    assertThat(rest.code()).as(rest.err()).isZero();
    assertThat(journal(sample)).isEqualTo(whole);
  }

  @Test
  void aCampaignWhoseNetworkIsGoneKeepsEveryTrialAndGoesOn()
      throws IOException, InterruptedException {
    Path sample = sample("gone");
    try (Child child = child(sample, LARGE + " --device ssh://me@gpu-server/sim")) {
      child.runsUntil(() -> lines(sample) >= 12);
      Files.createFile(folder.resolve("gone-network"));
      assertThat(child.exitCode()).isEqualTo(1);
      assertThat(child.err())
          .contains("cannot be measured: ")
          .contains("Timeout, server gpu-server not responding.")
          .contains("What was measured before is kept: resume to go on.");
    }
    assertThat(lines(sample)).isGreaterThanOrEqualTo(12);
    Files.delete(folder.resolve("gone-network"));
    try (Child child = child(sample, "--resume --device ssh://me@gpu-server/sim")) {
      assertThat(child.exitCode()).as(child.err()).isZero();
    }
    assertThat(journal(sample)).isEqualTo(whole);
  }

  @Test
  void aCampaignThatIsStoppedLeavesNoAgent() throws IOException, InterruptedException {
    Path sample = sample("stopped");
    try (Child child = child(sample, LARGE + " --device agent:sim")) {
      child.runsUntil(() -> lines(sample) >= 3);
      List<ProcessHandle> agents = child.children();
      assertThat(agents).isNotEmpty();
      child.terminate();
      child.exitCode();
      agents.forEach(each -> each.onExit().join());
      assertThat(child.err()).contains("The campaign was stopped.");
    }
  }

  @Test
  void agentsEndWithAWorkbenchThatIsKilled() throws IOException, InterruptedException {
    Path sample = sample("orphans");
    List<ProcessHandle> agents;
    try (Child child = child(sample, LARGE + " --device agent:sim")) {
      child.runsUntil(() -> lines(sample) >= 3);
      agents = child.children();
      child.kill();
    }
    assertThat(agents).isNotEmpty();
    agents.forEach(each -> each.onExit().join());
  }

  @Test
  void aDeviceThatIsNoneIsRefused() {
    Path project = saved("p");
    Ran ran = Shell.line("measure PROJECT --device tpu:1", project);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("(tpu:1) is no device. Write sim, sim:GPU");
    Ran two = Shell.line("measure PROJECT --device sim:t4 --gpu a10", project);
    assertThat(two.code()).isEqualTo(2);
    assertThat(two.err()).contains("--gpu a10 and --device sim:t4 name two GPUs");
    Ran real = Shell.line("run PROJECT --engines alpha --device cuda --without power", project);
    assertThat(real.code()).isNotZero();
  }

  private Path saved(String name) {
    Path project = folder.resolve(name);
    new ProjectStore(new JsonCodec()).save(project, TestData.project());
    return project;
  }

  private Path sample(String name) {
    return sample(folder, name);
  }

  private static Path sample(Path folder, String name) {
    Path copy = folder.resolve(name);
    SampleFolder.find().copy("mixed-inference-a100", copy);
    return copy;
  }

  /// The program in a process whose `ssh` starts the agent here, and gives it up once there is a
  /// file `gone-network`, as ssh does when nobody answers its questions any more.
  private Child child(Path project, String options) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path ssh = bin.resolve("ssh");
    Files.writeString(ssh, script());
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
    return Child.start(
        folder,
        List.of("env", "PATH=" + bin + ":" + System.getenv("PATH")),
        (Object[]) ("measure " + project + " " + options).split(" "));
  }

  /// An `ssh` that starts the agent here, and gives it up once there is a certain file, as ssh does
  /// when nobody answers its questions any more.
  private String script() {
    return """
    #!/bin/sh
    echo "$@" > '%1$s'
    while [ "$1" != agent ]; do shift; done
    exec 3<&0
    '%2$s' -cp '%3$s' %4$s "$@" <&3 &
    agent=$!
    while kill -0 $agent 2>/dev/null; do
      if [ -e '%5$s' ]; then
        kill -9 $agent
        echo 'Timeout, server gpu-server not responding.' >&2
        exit 255
      fi
      sleep 0.05
    done
    wait $agent
    """
        .formatted(
            folder.resolve("ssh-arguments"),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"),
            Main.class.getName(),
            folder.resolve("gone-network"));
  }

  /// The one journal of a project, without times; sorted, for of two trials side by side the second
  /// is written first where the first one is lost.
  private static List<String> journal(Path project) throws IOException {
    return Files.readAllLines(file(project)).stream()
        .map(line -> line.replaceAll("EpochMillis\":\\d+", "EpochMillis\":0"))
        .sorted()
        .toList();
  }

  private static Path file(Path project) throws IOException {
    try (var files = Files.list(project.resolve("campaigns"))) {
      return files.filter(each -> each.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  private static long lines(Path project) {
    try {
      return Files.isDirectory(project.resolve("campaigns"))
          ? Files.readString(file(project)).lines().count()
          : 0;
    } catch (java.util.NoSuchElementException _) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
