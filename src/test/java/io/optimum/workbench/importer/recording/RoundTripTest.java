package io.optimum.workbench.importer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.replay.GeneratedEngines;
import io.optimum.workbench.device.replay.RecordingGpu;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The law: an engine that is simulated alone, recorded and imported is the same engine.
class RoundTripTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final double ONE_PERCENT = 0.01;
  private final SimulatorOptions options = SimulatorOptions.standard();
  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aGeneratedEngineComesBack(long seed) {
    EngineProfile engine = GeneratedEngines.engine("generated-" + seed, seed);
    assertSame(engine, GeneratedEngines.A100, folder.resolve("r"), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixed-inference-a100", "a100-vision", "titan-rtx-mobilenet"})
  void everyEngineOfASampleComesBack(String sample) {
    Project project = new ProjectStore(CODEC).open(Path.of("sample-projects", sample)).project();
    int count = 0;
    for (EngineProfile profile : project.profiles().byKey().values()) {
      assertSame(
          profile,
          Sheets.of(profile.key().gpu()),
          folder.resolve("r" + count++),
          project.engines());
    }
    assertThat(count).isPositive();
  }

  private void assertSame(EngineProfile engine, GpuSpec gpu, Path place, List<Engine> engines) {
    double before = simulate(engine, gpu, place, engines);
    ImportResult result =
        new RecordingImporter(
                CODEC, (_, _) -> new ImportResult(List.of(), List.of(), List.of(), List.of()))
            .read(List.of(place), Progress.none());
    assertThat(result.problems()).as("problems of %s", engine.key()).isEmpty();
    EngineProfile again = result.profiles().getFirst();
    assertThat(again.key()).isEqualTo(engine.key());
    assertThat(again.origin()).isEqualTo(engine.origin());
    assertThat(timeless(again)).isEqualTo(timeless(engine));
    assertThat(again.deviceMemoryBytes(3)).isEqualTo(engine.deviceMemoryBytes(3));
    double after =
        simulate(again, gpu, place.resolveSibling(place.getFileName() + "-again"), engines);
    assertThat(after)
        .as("simulated latency of %s", engine.key())
        .isCloseTo(before, within(ONE_PERCENT * before));
    if (!result.engines().isEmpty() && !engines.isEmpty()) {
      assertThat(engines)
          .anySatisfy(each -> {
            assertThat(each.id()).isEqualTo(engine.key().engine());
            assertThat(each.precision()).isEqualTo(result.engines().getFirst().precision());
          });
    }
  }

  private static List<KernelProfile> timeless(EngineProfile profile) {
    return profile.kernels().stream().map(each -> each.withSoloNanos(1)).toList();
  }

  /// Mean latency of the engine alone; the run is recorded.
  private double simulate(EngineProfile engine, GpuSpec gpu, Path place, List<Engine> engines) {
    Deployment alone = Deployment.of(engine.key().engine(), engine.key().batchSize());
    RunRequest request =
        RunRequest.closedLoop(
            gpu.id(),
            Combination.ofStreams(List.of(alone)),
            2 * engine.latencyNanos(),
            StopRule.after(60 * engine.latencyNanos() + 20_000_000),
            1);
    try (GpuDevice device =
        new RecordingGpu(new SimulatedGpu(gpu, options), place, engines, CODEC)) {
      device.load(engine);
      return device.run(request).deployments().getFirst().latency().meanNanos();
    }
  }
}
