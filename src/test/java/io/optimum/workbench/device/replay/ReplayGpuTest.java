package io.optimum.workbench.device.replay;

import static io.optimum.workbench.device.replay.Recorded.A;
import static io.optimum.workbench.device.replay.Recorded.B;
import static io.optimum.workbench.device.replay.Recorded.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.SpanRows;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.StoppedRunException;
import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayGpuTest {
  private static final RunRequest PAIR = Recorded.request(Recorded.of(A), Recorded.of(B));
  private static final RunRequest SOLO = Recorded.request(Recorded.of(A));

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private final List<SpanBatch> spans = new ArrayList<>();
  private Path place = Path.of("");
  private List<RunResult> recorded = List.of();

  /// Wall time that passes only while somebody sleeps.
  private static final class FakeClock implements WallClock {
    private long now;
    private long longestSleep;

    @Override
    public long nowNanos() {
      return now;
    }

    @Override
    public void sleep(long nanos) {
      now += nanos;
      longestSleep = Math.max(longestSleep, nanos);
    }
  }

  @BeforeEach
  void record() {
    place = folder.resolve("r");
    recorded = Recorded.record(place, SOLO, PAIR);
  }

  private RunResult replay(RunRequest request) {
    return replay(request, Progress.none());
  }

  private RunResult replay(RunRequest request, Progress progress) {
    spans.clear();
    return Recorded.replay(folder, clock).run(request, new RunControl(), spans::add, progress);
  }

  @Test
  void theResultIsTheRecordedOneAndSaysThatItIsReplayed() {
    RunResult again = replay(PAIR);
    assertThat(again.provenance())
        .isEqualTo(new Provenance(Provenance.Source.SIMULATOR, true))
        .extracting(Provenance::word)
        .isEqualTo("replayed (simulated)");
    assertThat(again.deployments()).isEqualTo(recorded.get(1).deployments());
    assertThat(again.request()).isEqualTo(PAIR);
    assertThat(spans).as("no trace was asked for").isEmpty();
  }

  @Test
  void theSpansAreTheOnesThatTheDeviceGave() {
    List<SpanBatch> live = new ArrayList<>();
    Recorded.simulated().run(PAIR.traced(0), new RunControl(), live::add, Progress.none());
    replay(PAIR.traced(0));
    assertThat(SpanRows.of(spans)).isEqualTo(SpanRows.of(live)).hasSizeGreaterThan(100);
  }

  @Test
  void capabilitiesSayReplayedAndNotSteerable() {
    try (GpuDevice gpu = Recorded.replay(folder, clock)) {
      assertThat(gpu.capabilities().name()).startsWith("Replayed Simulated");
      assertThat(gpu.capabilities().provenance().replayed()).isTrue();
      assertThat(gpu.capabilities().steering()).isFalse();
    }
  }

  @Test
  void playsAtTheChosenSpeed() {
    for (double speed : new double[] {0.01, 0.5, 1, 20}) {
      long before = clock.now;
      replay(PAIR.traced(speed));
      assertThat(clock.now - before)
          .isCloseTo(Math.round(20 * MILLIS / speed), within(Math.round(MILLIS / speed)));
      assertThat(clock.longestSleep).isLessThanOrEqualTo(30 * MILLIS);
    }
  }

  @Test
  void noSpanComesBeforeItsTimeNorMuchLater() {
    long start = clock.now;
    double speed = 0.01;
    Recorded.replay(folder, clock)
        .run(
            PAIR.traced(speed),
            new RunControl(),
            batch -> {
              double allowed = (clock.now - start) * speed;
              for (long end : batch.endNanos()) {
                assertThat((double) end).isBetween(allowed - 0.5 * MILLIS, allowed + 1);
              }
            },
            Progress.none());
  }

  @Test
  void anySpeedGivesTheSameSpans() {
    replay(PAIR.traced(0));
    List<List<Object>> fast = SpanRows.of(spans);
    replay(PAIR.traced(0.3));
    assertThat(SpanRows.of(spans)).isEqualTo(fast);
  }

  @Test
  void canBeCancelledWhileItWaits() {
    Progress cancelled =
        (_, _) -> {
          if (clock.now > 500 * MILLIS) {
            throw new CancellationException();
          }
        };
    assertThatThrownBy(() -> replay(PAIR.traced(0.000_001), cancelled))
        .isInstanceOf(CancellationException.class);
    assertThat(clock.now).isLessThan(700 * MILLIS);
  }

  @Test
  void theOrderOfTheDeploymentsDoesNotMatter() {
    RunRequest turned = Recorded.request(Recorded.of(B), Recorded.of(A)).traced(0);
    RunResult again = replay(turned);
    assertThat(again.deployments())
        .containsExactlyElementsOf(recorded.get(1).deployments().reversed());
    assertThat(spans.getFirst().lanes())
        .allSatisfy(lane ->
            assertThat(lane.engine())
                .isEqualTo(turned.combination().deployments().get(lane.deployment()).engine()));
  }

  @Test
  void aloneThePriorityDoesNotMatter() {
    RunResult again = replay(Recorded.request(Recorded.of(A).withPriority(StreamPriority.HIGH)));
    assertThat(again.deployments().getFirst().latency())
        .isEqualTo(recorded.getFirst().deployments().getFirst().latency());
  }

  @Test
  void whatWasNotRecordedIsRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> replay(Recorded.request(Recorded.of(B))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b at batch %d on a100".formatted(B.key().batchSize()))
        .hasMessageContaining("was not recorded")
        .hasMessageContaining("Recorded are: a at batch %d;".formatted(A.key().batchSize()));
    assertThatThrownBy(
            () -> replay(Recorded.request(Recorded.of(A), Recorded.of(B).withCudaGraph(true))))
        .hasMessageContaining("as a graph");
  }

  @Test
  void steeringIsRefused() {
    RunControl control = new RunControl();
    control.steer(new Steering.SetPacing(0, Pacing.unlimited()));
    assertThatThrownBy(() ->
            Recorded.replay(folder, clock).run(PAIR, control, SpanSink.none(), Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be steered");
  }

  @Test
  void anotherEngineOfTheSameNameIsRefused() {
    EngineProfile other = GeneratedEngines.engine("a", 99);
    EngineProfile sameKey =
        new EngineProfile(
            A.key(),
            other.origin(),
            other.soloLatency(),
            0,
            0,
            0,
            0,
            0,
            other.kernels(),
            "another engine");
    try (GpuDevice gpu = Recorded.replay(folder, clock)) {
      gpu.load(sameKey);
      assertThatThrownBy(() -> gpu.run(PAIR))
          .hasMessageContaining("is not of the engine that was recorded")
          .hasMessageContaining("Import the recording");
    }
  }

  @Test
  void aFolderOfRecordingsAnswersEverythingInIt() {
    Recorded.record(folder.resolve("s"), Recorded.request(Recorded.of(B)));
    assertThat(replay(Recorded.request(Recorded.of(B))).deployments()).hasSize(1);
    assertThat(replay(PAIR).deployments()).hasSize(2);
  }

  @Test
  void recordingsOfTwoDevicesAreNotMixed() throws IOException {
    Recorded.record(folder.resolve("s"), SOLO);
    Path manifest = folder.resolve("s").resolve("recording.json");
    Files.writeString(
        manifest,
        Files.readString(manifest).replaceFirst("\"version\": \"[^\"]+\"", "\"version\": \"x\""));
    assertThatThrownBy(() -> replay(SOLO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("numbers of two devices are not mixed");
  }

  private static Progress stopAtThirdReport() {
    AtomicInteger reports = new AtomicInteger();
    return (_, _) -> {
      if (reports.incrementAndGet() == 3) {
        throw new CancellationException();
      }
    };
  }

  @Test
  void aStoppedRunPlaysToWhereItWasStopped() {
    Path stopped = folder.resolve("stopped/r");
    RunRequest slow =
        RunRequest.closedLoop(PAIR.gpu(), PAIR.combination(), 0, StopRule.after(1000 * MILLIS), 1)
            .traced(0.2);
    try (RecordingGpu gpu =
        new RecordingGpu(Recorded.simulated(), stopped, List.of(), Recorded.CODEC)) {
      assertThatThrownBy(() -> gpu.run(slow, new RunControl(), spans::add, stopAtThirdReport()))
          .isInstanceOf(CancellationException.class);
    }
    int seen = spans.stream().mapToInt(SpanBatch::size).sum();
    try (GpuDevice gpu = Recorded.replay(stopped, clock)) {
      spans.clear();
      assertThatThrownBy(
              () -> gpu.run(slow.traced(0), new RunControl(), spans::add, Progress.none()))
          .isInstanceOf(StoppedRunException.class)
          .hasMessageContaining("was stopped after");
      assertThat(spans.stream().mapToInt(SpanBatch::size).sum()).isEqualTo(seen).isPositive();
      RunRequest measuring = Recorded.request(Recorded.of(A), Recorded.of(B));
      assertThatThrownBy(() -> gpu.run(measuring))
          .hasMessageContaining("only runs that were steered or stopped");
    }
  }

  @Test
  void aFailedRecordingLeavesNothing() {
    assertThatThrownBy(() ->
            Recorded.record(
                folder.resolve("f"), Recorded.request(Recorded.of(A).withStreams(1_000_000))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.toFile().list()).containsExactly("r");
  }

  @Test
  void aFolderThatHoldsSomethingIsNotWrittenOver() {
    assertThatThrownBy(() -> Recorded.record(place, SOLO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is something already");
    assertThat(replay(PAIR).deployments()).hasSize(2);
  }

  @Test
  void theSameRunsGiveTheSameBytes() throws IOException {
    Recorded.record(folder.resolve("s"), SOLO, PAIR);
    List<Path> files;
    try (var walk = Files.walk(place)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(4);
    for (Path file : files) {
      assertThat(folder.resolve("s").resolve(place.relativize(file))).hasSameBinaryContentAs(file);
    }
  }

  @Test
  void recordingDoesNotChangeTheResult() {
    RunResult plain = Recorded.simulated().run(PAIR);
    assertThat(recorded.get(1)).isEqualTo(plain);
    Collection<String> left = List.of(folder.toFile().list());
    assertThat(left).containsExactly("r");
  }
}
