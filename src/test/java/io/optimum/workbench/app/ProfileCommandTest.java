package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `optimum profile`: what an engine did alone becomes its profile.
class ProfileCommandTest {
  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void save() {
    project = folder.resolve("p");
    new ProjectStore(new JsonCodec()).save(project, TestData.project());
  }

  private List<EngineProfile> profiles() {
    return List.copyOf(
        new ProjectStore(new JsonCodec()).open(project).project().profiles().byKey().values());
  }

  @Test
  void keepsLatencyAndKernelTimesInTheProject() {
    Ran ran = Shell.line("profile PROJECT --engines alpha", project);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("alpha", "simulated");
    assertThat(profiles())
        .filteredOn(each -> each.key().engine().value().equals("alpha"))
        .isNotEmpty()
        .allSatisfy(each -> {
          assertThat(each.source()).startsWith("kernel times replayed (simulated)");
          assertThat(each.soloLatency()).isInstanceOf(SoloLatency.Measured.class);
        });
  }

  @Test
  void isTheSameOverAnAgent() {
    Ran ran = Shell.line("profile PROJECT --engines alpha --device agent:sim", project);
    assertThat(ran.code()).as(ran.err()).isZero();
    List<EngineProfile> far = profiles();
    save();
    Shell.line("profile PROJECT --engines alpha", project);
    assertThat(profiles()).isEqualTo(far);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There is no SIGKILL.")
  void whatWasProfiledBeforeTheAgentWasKilledIsKept() throws IOException, InterruptedException {
    try (Child child =
        Child.start(folder, List.of(), "profile", project, "--device", "agent:sim")) {
      child.runsUntil(() -> profiles().stream().anyMatch(ProfileCommandTest::isReplayed));
      child.runsUntil(() -> {
        child.children().stream()
            .filter(each -> isAgent(each.info()))
            .forEach(ProcessHandle::destroyForcibly);
        return false;
      });
      assertThat(child.exitCode()).isEqualTo(1);
      assertThat(child.err())
          .contains("The agent on this machine ended (exit code 137)")
          .containsPattern("note: [123] of 4 profiles were made before; they are kept in ");
    }
    assertThat(profiles()).hasSize(4).anyMatch(ProfileCommandTest::isReplayed);
  }

  /// A new process is a copy of its parent for a moment, then a helper that starts the program.
  private static boolean isAgent(ProcessHandle.Info info) {
    return info.command().orElse("").endsWith("java")
        && info.startInstant().filter(Instant.now().minusMillis(300)::isAfter).isPresent();
  }

  private static boolean isReplayed(EngineProfile profile) {
    return profile.source().startsWith("kernel times replayed (simulated)");
  }

  private Path plan(String head) throws IOException {
    byte[] bytes = java.util.Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), 64);
    bytes[24] = 8;
    bytes[25] = 6;
    return Files.write(folder.resolve("net.plan"), bytes);
  }

  @Test
  void anEngineFileNeedsAProjectToGoInto() throws IOException {
    Ran ran = Shell.run("profile", plan("ftrt"), "--device", "cuda:0");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("Say with --out which project", "net.plan");
  }

  @Test
  void anEngineFileIsNotSimulated() throws IOException {
    Ran ran = Shell.run("profile", plan("ftrt"), "--out", folder.resolve("new"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("an engine file runs on a real GPU, such as cuda:0");
  }

  @Test
  void aFileThatIsNoEngineIsRefusedBeforeADeviceIsAsked() throws IOException {
    Ran ran =
        Shell.run("profile", plan("what"), "--out", folder.resolve("new"), "--device", "cuda:0");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("net.plan is no TensorRT engine");
  }

  @Test
  void anEngineFileWithoutAGpuIsRefusedWithTheDriversReasonAndLeavesNoProject() throws IOException {
    Ran ran =
        Shell.run("profile", plan("ftrt"), "--out", folder.resolve("new"), "--device", "cuda:99");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).containsAnyOf("NVIDIA driver", "There is no GPU 99");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void saysWhatThereIsToBeginWith() {
    Ran ran = Shell.line("profile PROJECT --engines alpha --batch 77", project);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("There is nothing to begin with", "at batch 77");
  }
}
