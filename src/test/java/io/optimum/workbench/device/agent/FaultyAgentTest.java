package io.optimum.workbench.device.agent;

import static io.optimum.workbench.device.agent.StubAgent.HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.agent.message.AgentProtocol;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Agents that misbehave, each a process: what the error says, and that none stays behind.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stubs are shell scripts.")
class FaultyAgentTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofMillis(600),
          Duration.ofSeconds(3),
          Duration.ofMillis(400));

  @TempDir Path folder;

  private static void open(AgentLaunch launch) {
    AgentGpu.open(launch, new DeviceChoice.Cuda(0), SHORT, new JsonCodec(), Progress.none())
        .close();
  }

  private void refused(String script, String... texts) throws IOException {
    StubAgent stub = new StubAgent(folder);
    assertThatThrownBy(() -> open(stub.saying(script)))
        .isInstanceOf(DeviceFaultException.class)
        .message()
        .startsWith("The agent on me@gpu-server ")
        .contains(texts);
    assertThat(stub.isGone()).isTrue();
  }

  @Test
  void aHungAgentIsEndedAfterAWhile() throws IOException {
    refused(
        HELLO + "exec sleep 60",
        "has said nothing for 1 s and was ended: try `ssh me@gpu-server` in a terminal");
  }

  @Test
  void anAgentThatIgnoresBeingAskedToEndIsKilled() throws IOException {
    refused("trap '' TERM HUP PIPE\n" + HELLO + "while :; do sleep 1; done", "has said nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes garbage | babbles: 201 of its lines are no messages",
        "echo '{\"type\":\"dance\"}'; sleep 9 | does not understand (message",
        "echo '{\"type\":\"loaded\"}'; sleep 9 | said Loaded where it should not",
        "echo '{{{'; sleep 9 | does not understand",
        "printf '{\"type\":\"opened\",' | ended in the middle of a message (exit code 0)",
        "exit 3 | ended (exit code 3)",
        "exit 127 | ended (exit code 127): a library lacks what the program needs of it",
      })
  void whatAnAgentSaysWrongIsNamed(String script, String message) throws IOException {
    refused(HELLO + script, message);
  }

  @ParameterizedTest
  @CsvSource({"0, update the program there", "99, update this program"})
  void anAgentOfAnotherVersionSaysWhichSideToUpdate(int version, String advice) throws IOException {
    refused(
        "echo '{\"type\":\"hello\",\"protocol\":%d,\"program\":\"7.8.9\",\"more\":[1]}'; sleep 9"
            .formatted(version),
        "is of program 7.8.9 and speaks version " + version,
        advice);
  }

  @Test
  void anAgentOfTheVersionBeforeIsUnderstood() throws IOException {
    Path opened = Files.writeString(folder.resolve("opened"), opened());
    String hello = "echo '{\"type\":\"hello\",\"protocol\":1,\"program\":\"0.0.9\"}'\n";
    AgentLaunch launch = new StubAgent(folder).saying(hello + "cat " + opened + "; sleep 9");
    try (AgentGpu device =
        AgentGpu.open(launch, new DeviceChoice.Cuda(0), SHORT, new JsonCodec(), Progress.none())) {
      assertThat(device.capabilities().machine())
          .isEqualTo(new GpuMachine.NotTold("Not told: an older program wrote this."));
      assertThat(device.look()).isInstanceOf(RunConditions.NotObserved.class);
    }
  }

  private static final GpuMachine MACHINE =
      new GpuMachine.Told(
          List.of(
              new GpuMachine.Gpu(0, "NVIDIA L4", "GPU-1"),
              new GpuMachine.Gpu(1, "NVIDIA H100", "GPU-2")),
          new GpuMachine.Found.Version("550.54.15"),
          new GpuMachine.Found.Version("12.4"),
          new GpuMachine.Found.Version("8.6.1"),
          new GpuMachine.Found.NotFound("There is no TensorRT 10."),
          new GpuMachine.Found.Version("2024.1.0"));

  /// An agent that greets with that machine and opens what it is asked for.
  private AgentLaunch opening() throws IOException {
    String hello =
        new JsonCodec()
            .writeLine(new AgentProtocol.FromAgent.Hello(AgentProtocol.VERSION, "0.1.0", MACHINE));
    Path said = Files.writeString(folder.resolve("said"), hello + "\n" + opened());
    return new StubAgent(folder).saying("cat " + said + "; sleep 9");
  }

  @Test
  void anAgentThatSeesAnotherGpuThanItWasToldToIsRefused() throws IOException {
    AgentLaunch launch = opening();
    AgentGpu.open(
            launch, new DeviceChoice.CudaUuid("GPU-1"), SHORT, new JsonCodec(), Progress.none())
        .close();
    assertThatThrownBy(() ->
            AgentGpu.open(
                launch,
                new DeviceChoice.CudaUuid("MIG-7"),
                SHORT,
                new JsonCodec(),
                Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("to see MIG-7 only", "sees GPU-1 first");
    assertThat(new StubAgent(folder).isGone()).isTrue();
  }

  @Test
  void anAgentTellsWhatItsMachineHasAndTheDeviceItsOwnGpu() throws IOException {
    JsonCodec codec = new JsonCodec();
    AgentLaunch launch = opening();
    DeviceChoice.Place place = new DeviceChoice.Place.ThisMachine();
    assertThat(new AgentSurvey(_ -> launch, SHORT, codec).survey(place, Progress.none()))
        .isEqualTo(MACHINE);
    try (AgentGpu device =
        AgentGpu.open(launch, new DeviceChoice.Cuda(1), SHORT, codec, Progress.none())) {
      assertThat(device.capabilities().machine().gpus())
          .containsExactly(new GpuMachine.Gpu(1, "NVIDIA H100", "GPU-2"));
    }
  }

  @Test
  void aHostThatRefusesIsQuoted() throws IOException {
    refused(
        "echo 'me@gpu-server: Permission denied (publickey).' >&2; exit 255",
        "(exit code 255): try `ssh me@gpu-server` in a terminal.",
        "It wrote:\n  me@gpu-server: Permission denied (publickey).");
  }

  @Test
  void anAgentThatWasKilledSaysWhoMayHaveDoneIt() throws IOException {
    refused(
        HELLO + "kill -9 $$",
        "ended (exit code 137): somebody killed it, or the system for want of memory (dmesg says"
            + " so)");
  }

  @Test
  void aHostWithoutTheProgramIsToldApart() throws IOException {
    refused(
        "echo 'bash: line 1: optimum: command not found' >&2; exit 127",
        "there is no program `optimum`. Install it there",
        "optimum: command not found");
  }

  @Test
  void aNetworkThatIsGoneIsToldAsSshTellsIt() throws IOException {
    refused(
        HELLO + "echo 'Timeout, server gpu-server not responding.' >&2; exit 255",
        "ended (exit code 255)",
        "server gpu-server not responding");
  }

  @Test
  void anAgentGetsTheOptionsAndVariablesOfItsTensorRt() throws IOException {
    AgentLaunch launch =
        new StubAgent(folder)
            .saying("echo \"$* with $LIBRARIES\" >&2; exit 3")
            .withOptions("--tensorrt", "10")
            .withEnvironment(Map.of("LIBRARIES", "/opt/lib-trt10"));
    assertThatThrownBy(() -> open(launch))
        .hasMessageContaining("optimum agent --tensorrt 10 with /opt/lib-trt10");
  }

  @Test
  void withoutSshThereIsNoAgent() {
    AgentLaunch real = AgentLaunch.ssh(new DeviceChoice.Place.Host("gpu-server", 2222));
    assertThat(real.line()).startsWith("ssh", "-T").contains("BatchMode=yes", "-p", "2222");
    assertThatThrownBy(() -> open(new AgentLaunch("gpu-server", List.of("no-such-ssh"), true)))
        .isInstanceOf(DeviceFaultException.class)
        .hasMessageContainingAll("cannot be started", "Install `no-such-ssh`");
  }

  @Test
  void anEngineThatTakesLongToLoadCanBeCancelled() throws IOException {
    StubAgent stub = new StubAgent(folder);
    Path opened = Files.writeString(folder.resolve("opened"), opened());
    String script = HELLO + "cat %s; exec sleep 60".formatted(opened);
    try (AgentGpu device =
        AgentGpu.open(
            stub.saying(script),
            new DeviceChoice.Cuda(0),
            SHORT,
            new JsonCodec(),
            Progress.none())) {
      device.load(TestData.profile("alpha", 1, 2));
      assertThatThrownBy(() ->
              device.run(
                  TestData.measurement(1).colocated().request(),
                  new RunControl(),
                  SpanSink.none(),
                  (_, doing) -> {
                    throw new CancellationException(doing);
                  }))
          .isInstanceOf(CancellationException.class)
          .hasMessage("Loading alpha");
    }
    assertThat(stub.isGone()).isTrue();
  }

  @Test
  void anAgentThatStillHasMuchToSayWhenItIsCancelledIsNotKilled() throws IOException {
    JsonCodec codec = new JsonCodec();
    String progress = codec.writeLine(new AgentProtocol.FromAgent.Progress(0.5, "on")) + "\n";
    String last =
        codec.writeLine(
            new AgentProtocol.FromAgent.Failed(AgentProtocol.Failure.CANCELLED, "cancelled"));
    Path said =
        Files.writeString(
            folder.resolve("said"), opened() + progress.repeat(1000) + last + "\n" + opened());
    StubAgent stub = new StubAgent(folder);
    String script = HELLO + "cat %s; exec sleep 60".formatted(said);
    Patience patient =
        new Patience(SHORT.start(), SHORT.silence(), SHORT.deviceSilence(), Duration.ofSeconds(10));
    try (AgentGpu device =
        AgentGpu.open(
            stub.saying(script), new DeviceChoice.Cuda(0), patient, codec, Progress.none())) {
      assertThatThrownBy(() ->
              device.run(
                  TestData.measurement(1).colocated().request(),
                  new RunControl(),
                  SpanSink.none(),
                  (_, _) -> {
                    throw new CancellationException("enough");
                  }))
          .hasMessage("enough");
      assertThat(stub.isGone()).isFalse();
    }
  }

  private static String opened() {
    JsonCodec codec = new JsonCodec();
    return codec.writeLine(
            new AgentProtocol.FromAgent.Opened(
                new DeviceCapabilities(
                    "slow",
                    Sheets.A100,
                    Provenance.MEASURED,
                    Set.of(Sharing.STREAMS),
                    true,
                    true,
                    "1")))
        + "\n";
  }

  @Test
  void aGreetingBeforeTheFirstMessageIsNoHarm() throws IOException {
    refused(
        "echo 'Welcome to gpu-server'; echo; "
            + HELLO
            + "echo '{\"type\":\"failed\",\"kind\":\"MESSAGE\",\"message\":\"who?\"}'; sleep 9",
        "did not understand what it was told (who?)",
        "Welcome to gpu-server");
  }

  @Test
  void allThatAnAgentWroteIsInAFileThatTheErrorNames() throws IOException {
    StubAgent stub = new StubAgent(folder);
    String script = "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo line $i >&2; done; exit 3";
    assertThatThrownBy(() -> open(stub.saying(HELLO + script)))
        .isInstanceOfSatisfying(
            DeviceFaultException.class,
            failure -> {
              String message = String.valueOf(failure.getMessage());
              assertThat(message)
                  .doesNotContain("line 1\n")
                  .contains("line 12\nAll of it is in " + folder.resolve("logs"));
              Path log =
                  Path.of(message.substring(message.lastIndexOf(" in ") + 4, message.length() - 1));
              assertThat(log).content().startsWith("line 1\n").endsWith("line 12\n");
            });
  }

  /// As HotSpot reports it: what a user can do nothing with would push it out of the last lines.
  @Test
  void ofACrashTheSignalAndTheLibraryAreSaid() throws IOException {
    refused(
        """
        cat >&2 <<'END'
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGSEGV (0xb) at pc=0x00007ff02809274e, pid=5337, tid=5338
        #
        # JRE version: OpenJDK Runtime Environment (25.0.3+9)
        # Problematic frame:
        # C  [libcuda.so.1+0x274e]  cuLaunchKernel+0x7d
        #
        # No core dump will be written. Core dumps have been disabled.
        #
        # An error report file with more information is saved as:
        # /home/me/hs_err_pid5337.log
        #
        # If you would like to submit a bug report, please visit:
        #   https://github.com/adoptium/adoptium-support/issues
        # The crash happened outside the Java Virtual Machine in native code.
        # See problematic frame for where to report the bug.
        #
        END
        exit 134
        """,
        "SIGSEGV",
        "[libcuda.so.1+0x274e]  cuLaunchKernel",
        "/home/me/hs_err_pid5337.log");
  }

  @Test
  void whatATerminalWouldObeyIsNotPassedOn() throws IOException {
    refused(HELLO + "printf '\\033[2J\\tred\\a\\n' >&2; exit 3", "\n  .[2J\tred.\n");
  }

  @Test
  void connectingCanBeCancelled() throws IOException {
    StubAgent stub = new StubAgent(folder);
    AgentLaunch launch = stub.saying("exec sleep 60");
    assertThatThrownBy(() ->
            AgentGpu.open(
                launch,
                new DeviceChoice.Cuda(0),
                Patience.standard(),
                new JsonCodec(),
                (_, doing) -> {
                  throw new CancellationException(doing);
                }))
        .isInstanceOf(CancellationException.class)
        .hasMessage("Connecting to me@gpu-server");
    assertThat(stub.isGone()).isTrue();
  }
}
