package io.optimum.workbench.importer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.RecordingWriter;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.engine.KernelLaunch.Extent;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.run.RecordedEngine;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.domain.run.TracingCost;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingImporterTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final EngineProfile ALPHA = TestData.profile("alpha", 1, 2);

  @TempDir Path folder;
  private final List<Path> passedOn = new ArrayList<>();

  private ImportResult read(Path... files) {
    return new RecordingImporter(
            CODEC,
            (rest, _) -> {
              passedOn.addAll(rest.files());
              return new ImportResult(List.of(), List.of(), List.of(), List.of());
            })
        .read(List.of(files), Progress.none());
  }

  /// Two kernels of 3 and 5 µs with a gap of 1 µs, in each of three inferences; the last was not
  /// seen whole.
  private static SpanBatch solo() {
    long[] start = {0, 4_000, 0, 20_000, 24_000, 20_000, 40_000, 40_000};
    long[] end = {3_000, 9_000, 9_000, 23_000, 29_000, 29_000, 43_000, 49_000};
    return new SpanBatch(
        List.of(new SpanBatch.Lane(0, 0, new EngineId("alpha"), StreamPriority.NORMAL)),
        List.of("kernel0", "kernel1", "alpha"),
        new int[8],
        new byte[] {1, 1, 3, 1, 1, 3, 1, 3},
        new int[] {0, 1, 2, 0, 1, 2, 0, 2},
        new int[] {0, 0, 0, 1, 1, 1, 2, 2},
        start,
        end,
        new long[8],
        new short[8]);
  }

  /// The same kernels with how they were launched, under their own names or others.
  private static SpanBatch launched(String... names) {
    SpanBatch solo = solo();
    KernelLaunch none = new KernelLaunch.NotObserved();
    KernelLaunch first = launch(new Extent(216, 2, 1), 168, 512);
    KernelLaunch second = launch(new Extent(80, 1, 1), 40, 0);
    return new SpanBatch(
        solo.lanes(),
        List.of(names[0], names[1], "alpha"),
        List.of(first, second, none),
        solo.lane(),
        solo.kind(),
        solo.nameIndex(),
        solo.inference(),
        solo.startNanos(),
        solo.endNanos(),
        solo.soloNanos(),
        solo.smCount());
  }

  private static KernelLaunch launch(Extent grid, int registers, int sharedBytes) {
    return new KernelLaunch.Observed(grid, new Extent(32, 4, 1), registers, sharedBytes, 1024);
  }

  private Path record(String name, Provenance provenance, RecordedEngine engine) {
    return record(name, provenance, engine, solo());
  }

  private Path record(String name, Provenance provenance, RecordedEngine engine, SpanBatch spans) {
    RunRequest request =
        RunRequest.closedLoop(
            TestData.A100,
            TestData.measurement(1).combination().solo(0),
            0,
            StopRule.after(1_000_000),
            1);
    Path place = folder.resolve(name);
    try (RecordingWriter writer = new RecordingWriter(place, CODEC)) {
      writer.beginRun().accept(spans);
      writer.endRun(
          new Recording.Outcome.Stopped(request, 49_000),
          List.of(),
          new TracingCost.NotCompared("It was stopped."));
      writer.finish(
          new Recording.Device(
              "a device",
              Sheets.A100,
              provenance,
              new TreeSet<>(List.of(Sharing.STREAMS)),
              true,
              "1"),
          List.of(),
          List.of(engine));
    }
    return place;
  }

  @Test
  void kernelTimesAreMediansOverWholeInferences() {
    Path place = record("r", Provenance.SIMULATED, new RecordedEngine.Profiled(ALPHA));
    EngineProfile alpha = read(place).profiles().getFirst();
    assertThat(alpha.kernels())
        .extracting(each -> each.soloNanos())
        .containsExactly(3_000L, 5_000L);
    assertThat(alpha.latencyNanos()).isEqualTo(9_000);
  }

  @Test
  void launchesThatWereSeenAreThoseOfTheProfile() {
    Path place =
        record(
            "r",
            Provenance.MEASURED,
            new RecordedEngine.Profiled(ALPHA),
            launched("kernel0", "kernel1"));
    EngineProfile alpha = read(place).profiles().getFirst();
    assertThat(alpha.kernels()).extracting(each -> each.blocks()).containsExactly(432, 80);
    assertThat(alpha.kernels().getFirst())
        .isEqualTo(ALPHA.kernels().getFirst().withSoloNanos(3_000).withLaunch(432, 128, 168, 1536));
    assertThat(alpha.source()).startsWith("kernel times and launches replayed (measured)");
  }

  @Test
  void kernelsThatTensorRtChoseTakeThePlaceOfThoseDerivedOfLayers() {
    Path place =
        record(
            "r",
            Provenance.MEASURED,
            new RecordedEngine.Profiled(ALPHA),
            launched("sm80_xmma_gemm_f16", "scale"));
    EngineProfile alpha = read(place).profiles().getFirst();
    assertThat(alpha.origin()).isEqualTo(ProfileOrigin.TRACED);
    assertThat(alpha.kernels())
        .extracting(KernelProfile::name)
        .containsExactly("sm80_xmma_gemm_f16", "scale");
    assertThat(alpha.kernels())
        .extracting(KernelProfile::sharedMemoryPerBlockBytes)
        .containsExactly(1536, 1024);
    assertThat(sum(alpha, KernelProfile::flops))
        .as("the engine's arithmetic is as before")
        .isCloseTo(sum(ALPHA, KernelProfile::flops), withPercentage(0.001));
    assertThat(sum(alpha, KernelProfile::dramBytes))
        .isCloseTo(sum(ALPHA, KernelProfile::dramBytes), withPercentage(0.001));
    assertThat(alpha.source())
        .contains("kernels, their times and launches", "of each kernel assumed");
  }

  private static double sum(EngineProfile profile, ToDoubleFunction<KernelProfile> what) {
    return profile.kernels().stream().mapToDouble(what).sum();
  }

  @Test
  void otherKernelsWhoseLaunchesNobodySawLeaveTheProfileThatRan() {
    SpanBatch solo = solo();
    SpanBatch renamed =
        new SpanBatch(
            solo.lanes(),
            List.of("other0", "other1", "alpha"),
            solo.lane(),
            solo.kind(),
            solo.nameIndex(),
            solo.inference(),
            solo.startNanos(),
            solo.endNanos(),
            solo.soloNanos(),
            solo.smCount());
    Path place = record("r", Provenance.MEASURED, new RecordedEngine.Profiled(ALPHA), renamed);
    assertThat(read(place).profiles()).containsExactly(ALPHA);
    assertThat(read(place).problems()).hasSize(1);
  }

  @Test
  void onlyARealGpuMakesAProfileTraced() {
    Path simulated = record("s", Provenance.SIMULATED, new RecordedEngine.Profiled(ALPHA));
    Path measured = record("m", Provenance.MEASURED, new RecordedEngine.Profiled(ALPHA));
    assertThat(read(simulated).profiles().getFirst().origin()).isEqualTo(ALPHA.origin());
    EngineProfile traced = read(measured).profiles().getFirst();
    assertThat(traced.origin()).isEqualTo(ProfileOrigin.TRACED);
    assertThat(traced.source())
        .isEqualTo(
            "kernel times replayed (measured) from a recording on a device; all else: made up for"
                + " tests");
  }

  @Test
  void figuresThatWereNotMeasuredAreNamedAndNotMadeUp() {
    RecordedEngine traced =
        new RecordedEngine.Traced(
            ALPHA.key(),
            List.of(new RecordedEngine.KernelShape("k", 10, 128, 32, 0)),
            "Its arithmetic and traffic were not measured.");
    ImportResult result = read(record("r", Provenance.MEASURED, traced));
    assertThat(result.profiles()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.severity()).isEqualTo(Problem.Severity.ERROR);
          assertThat(each.line()).contains("alpha", "were not measured", "can be replayed");
        });
  }

  @Test
  void damagedSpansCostTheTimesAndNotTheEngine() throws IOException {
    Path place = record("r", Provenance.SIMULATED, new RecordedEngine.Profiled(ALPHA));
    Path spans = place.resolve("spans/0001.spans.gz");
    Files.write(spans, Arrays.copyOf(Files.readAllBytes(spans), 40));
    ImportResult result = read(place);
    assertThat(result.profiles()).containsExactly(ALPHA);
    assertThat(result.problems())
        .extracting(Problem::severity)
        .containsExactly(Problem.Severity.ERROR, Problem.Severity.WARNING);
  }

  @Test
  void otherFilesGoToTheOtherImporter() throws IOException {
    Path place = record("r", Provenance.SIMULATED, new RecordedEngine.Profiled(ALPHA));
    Path other = Files.createFile(folder.resolve("x.json"));
    assertThat(read(other, place.resolve("recording.json")).profiles()).hasSize(1);
    assertThat(passedOn).containsExactly(other);
    assertThat(read(folder).problems())
        .as("a folder of recordings with a file beside them")
        .singleElement()
        .satisfies(each -> assertThat(each.line()).contains("x.json", "were not read"));
  }
}
