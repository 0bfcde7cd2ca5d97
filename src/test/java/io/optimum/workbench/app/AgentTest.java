package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.SpanRows;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.SpanReader;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.agent.AgentGpu;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program as an agent, in a process of its own.
class AgentTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final GpuSpec A100 = Sheets.A100;
  private static final DeviceChoice HERE = new DeviceChoice.Simulated(A100);
  private static final DeviceChoice THERE =
      new DeviceChoice.Remote(new DeviceChoice.Place.ThisMachine(), HERE);
  private static final RunRequest REQUEST = TestData.measurement(7).colocated().request().traced(0);

  /// Takes a hundred seconds, with spans all the time.
  private static final RunRequest SLOW = REQUEST.traced(1e-5);

  private final Devices devices = Devices.ofWorkbench(CODEC);
  @TempDir Path folder;

  /// What a device gives for one run.
  private record Seen(RunResult result, List<List<Object>> spans) {}

  private Seen run(DeviceChoice choice) {
    List<SpanBatch> spans = new ArrayList<>();
    try (GpuDevice device = devices.open(choice)) {
      TestData.project().profiles().byKey().values().forEach(device::load);
      RunResult result = device.run(REQUEST, new RunControl(), spans::add, Progress.none());
      return new Seen(result, SpanRows.of(spans));
    }
  }

  @Test
  void aRunOnAnAgentIsTheSameAsInThisProcess() {
    Seen there = run(THERE);
    assertThat(there.spans()).isNotEmpty();
    assertThat(there).isEqualTo(run(HERE));
  }

  @Test
  void whatTheDeviceRefusesIsRefusedInItsWords() {
    try (GpuDevice device = devices.open(THERE)) {
      assertThatThrownBy(() -> device.run(REQUEST))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("alpha");
    }
  }

  @Test
  void aRunIsCancelledAndTheAgentServesTheNext() {
    try (GpuDevice device = opened()) {
      Progress impatient =
          (done, _) -> {
            if (done > 0) {
              throw new CancellationException("enough");
            }
          };
      assertThatThrownBy(() -> device.run(SLOW, new RunControl(), SpanSink.none(), impatient))
          .isInstanceOf(CancellationException.class)
          .hasMessage("enough");
      assertThat(device.run(REQUEST)).isEqualTo(run(HERE).result());
    }
  }

  @Test
  void aSinkThatFailsEndsTheRunToo() {
    try (GpuDevice device = opened()) {
      assertThatThrownBy(() ->
              device.run(
                  SLOW,
                  new RunControl(),
                  _ -> {
                    throw new IllegalStateException("The disk is full.");
                  },
                  Progress.none()))
          .hasMessage("The disk is full.");
      assertThat(device.run(REQUEST)).isEqualTo(run(HERE).result());
    }
  }

  @Test
  void spansComeWhileTheRunGoesAndItCanBeSteered() {
    RunRequest hundredSeconds =
        RunRequest.closedLoop(A100.id(), REQUEST.combination(), 0, StopRule.after(10_000_000), 1)
            .traced(1e-4);
    RunControl control = new RunControl();
    AtomicLong withoutAlpha = new AtomicLong();
    SpanSink watcher =
        batch -> {
          control.steer(new Steering.SetPacing(0, new Pacing.TokenBucket(10)));
          boolean alpha =
              Arrays.stream(batch.lane())
                  .anyMatch(lane -> batch.lanes().get(lane).deployment() == 0);
          withoutAlpha.set(alpha ? 0 : withoutAlpha.get() + 1);
        };
    Progress untilSeen =
        (_, _) -> {
          if (withoutAlpha.get() >= 4) {
            throw new CancellationException("steered");
          }
        };
    try (GpuDevice device = opened()) {
      assertThatThrownBy(() -> device.run(hundredSeconds, control, watcher, untilSeen))
          .hasMessage("steered");
    }
  }

  @Test
  void aRecordingThroughAnAgentIsTheSame() throws IOException {
    record(HERE, "here");
    record(THERE, "there");
    for (String file : List.of("recording.json", "latencies.csv")) {
      assertThat(folder.resolve("there").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("here").resolve(file));
    }
    assertThat(recordedSpans("there")).isNotEmpty().isEqualTo(recordedSpans("here"));
  }

  private void record(DeviceChoice choice, String name) {
    run(new DeviceChoice.Recorded(choice, folder.resolve(name), TestData.project().engines()));
  }

  private List<List<Object>> recordedSpans(String name) throws IOException {
    Path file = folder.resolve(name).resolve("spans").resolve("0001.spans.gz");
    List<SpanBatch> batches = new ArrayList<>();
    try (SpanReader spans = new SpanReader(Files.newInputStream(file), name)) {
      for (var next = spans.next(); next.isPresent(); next = spans.next()) {
        batches.add(next.get());
      }
    }
    return SpanRows.of(batches);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There is no SIGKILL.")
  void anAgentThatIsKilledInARunIsAnErrorAndOneThatWasOpenedAnewRuns() {
    try (GpuDevice device = opened()) {
      assertThatThrownBy(
              () -> device.run(SLOW, new RunControl(), _ -> killAgents(), Progress.none()))
          .hasMessageStartingWith(
              "The agent on this machine ended (exit code 137): somebody killed it");
      assertThatThrownBy(() -> device.run(REQUEST)).hasMessageContaining("exit code 137");
    }
    assertThat(run(THERE)).isEqualTo(run(HERE));
  }

  private static void killAgents() {
    agents().forEach(ProcessHandle::destroyForcibly);
  }

  private static List<ProcessHandle> agents() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  /// An agent that may take its time to end a run, on a machine that has other things to do.
  private static GpuDevice opened() {
    Patience some = Patience.standard();
    GpuDevice device =
        AgentGpu.open(
            Devices.launch(new DeviceChoice.Place.ThisMachine()),
            HERE,
            new Patience(some.start(), some.silence(), some.deviceSilence(), Duration.ofMinutes(1)),
            CODEC,
            Progress.none());
    TestData.project().profiles().byKey().values().forEach(device::load);
    return device;
  }

  @AfterEach
  void noAgentStaysBehind() {
    assertThat(agents()).isEmpty();
  }

  @Test
  void aRealGpuIsLookedForByAnAgentWhichSaysWhatThereIs() {
    assertThatThrownBy(() -> devices.open(new DeviceChoice.Cuda(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(CUDA|GPU|driver).*");
  }
}
