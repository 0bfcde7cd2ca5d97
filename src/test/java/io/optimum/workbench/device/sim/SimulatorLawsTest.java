package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.kernel;
import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.KernelProfile;
import io.optimum.workbench.domain.RunResult;
import io.optimum.workbench.domain.SoloLatency;
import io.optimum.workbench.domain.StreamPriority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold of any GPU that is shared by streams, for engines drawn by seed.
class SimulatorLawsTest {
  /// Blocks of 256 threads that an A100 holds at once: 8 on each of 108 SMs.
  private static final int WAVE = 8 * 108;

  private static final SimulatorOptions EXACT = SimulatorOptions.standard().withoutNoise();

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aloneAnEngineTakesAsLongAsItsProfileSays(long seed) {
    EngineProfile drawn = Bench.random("engine", seed);
    SplittableRandom random = new SplittableRandom(seed);
    long measured = Math.round(drawn.kernelNanos() * random.nextDouble(0.7, 2));
    EngineProfile profile =
        seed % 2 == 0 ? drawn : Bench.with(drawn, new SoloLatency.Measured(measured, 10), 0);
    RunResult result = Bench.run(Bench.gpu(EXACT, profile), Bench.request(50, Bench.of(profile)));
    assertThat(mean(result, 0) / profile.latencyNanos()).isCloseTo(1, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6, 8})
  void copiesOfAFullEngineSlowEachOtherByTheirNumber(int copies) {
    List<KernelProfile> kernels = Collections.nCopies(20, kernel(40_000, 4 * WAVE, 0.8, 0.2));
    EngineProfile profile = Bench.engine("full", kernels);
    SimulatedGpu gpu =
        new SimulatedGpu(
            Sheets.withoutGaps(Bench.A100), EXACT.without(Set.of(Mechanism.HOST_LAUNCH)));
    gpu.load(profile);
    Deployment[] all = new Deployment[copies];
    Arrays.fill(all, Bench.of(profile));
    RunResult solo = Bench.run(gpu, Bench.request(40, Bench.of(profile)));
    RunResult result = Bench.run(gpu, Bench.request(200, all));
    for (int i = 0; i < copies; i++) {
      assertThat(mean(result, i) / mean(solo, 0)).isCloseTo(copies, within(0.03 * copies));
    }
  }

  @Test
  void twoNarrowEnginesFitSideBySide() {
    EngineProfile profile =
        Bench.engine("narrow", Collections.nCopies(50, kernel(20_000, 40, 0.2, 0.1)));
    SimulatedGpu gpu = Bench.gpu(EXACT, profile);
    RunResult solo = Bench.run(gpu, Bench.request(40, Bench.of(profile)));
    RunResult both = Bench.run(gpu, Bench.request(40, Bench.of(profile), Bench.of(profile)));
    assertThat(mean(both, 0) / mean(solo, 0)).isBetween(0.999, 1.03);
  }

  @Test
  void twoEnginesThatSaturateTheMemoryHalveEachOther() {
    EngineProfile profile =
        Bench.engine("memory", Collections.nCopies(50, kernel(50_000, 300, 0.1, 1)));
    SimulatedGpu gpu = Bench.gpu(EXACT, profile);
    RunResult solo = Bench.run(gpu, Bench.request(40, Bench.of(profile)));
    RunResult both = Bench.run(gpu, Bench.request(80, Bench.of(profile), Bench.of(profile)));
    assertThat(mean(both, 0) / mean(solo, 0)).isCloseTo(2, within(0.1));
    assertThat(both.dramBusyFraction()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutContentionAHighPriorityStreamWaitsAtMostOneWavePerKernel(long seed) {
    EngineProfile urgent = Bench.random("urgent", seed);
    EngineProfile other = Bench.random("other", seed + 1000);
    SimulatedGpu gpu = Bench.gpu(EXACT.without(Set.of(Mechanism.CONTENTION)), urgent, other);
    Deployment high = Bench.of(urgent).withPriority(StreamPriority.HIGH);
    RunResult solo = Bench.run(gpu, Bench.request(40, high));
    RunResult both = Bench.run(gpu, Bench.request(60, high, Bench.of(other)));
    double longestWave =
        Arrays.stream(new EngineProgram(other, Bench.A100, EXACT.mechanisms()).kernels)
            .mapToDouble(each -> each.blockNanos)
            .max()
            .orElseThrow();
    assertThat(mean(both, 0))
        .isLessThanOrEqualTo(mean(solo, 0) + urgent.kernels().size() * longestWave);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void priorityHelps(long seed) {
    EngineProfile engine = Bench.random("engine", seed);
    EngineProfile other =
        Bench.engine("other", Collections.nCopies(20, kernel(80_000, 6 * WAVE, 0.8, 0.3)));
    SimulatedGpu gpu = Bench.gpu(EXACT, engine, other);
    Deployment normal = Bench.of(engine);
    Deployment high = normal.withPriority(StreamPriority.HIGH);
    RunResult equal = Bench.run(gpu, Bench.request(100, normal, Bench.of(other)));
    RunResult ahead = Bench.run(gpu, Bench.request(100, high, Bench.of(other)));
    assertThat(mean(ahead, 0)).isLessThan(mean(equal, 0));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void companyNeverMakesAnEngineFaster(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<EngineProfile> engines = new ArrayList<>();
    for (int i = 0; i < random.nextInt(2, 6); i++) {
      engines.add(Bench.random("engine" + i, random.nextLong()));
    }
    SimulatedGpu gpu = Bench.gpu(EXACT, engines.toArray(EngineProfile[]::new));
    RunResult together =
        Bench.run(
            gpu, Bench.request(60, engines.stream().map(Bench::of).toArray(Deployment[]::new)));
    for (int i = 0; i < engines.size(); i++) {
      RunResult solo = Bench.run(gpu, Bench.request(20, Bench.of(engines.get(i))));
      assertThat(mean(together, i)).isGreaterThan(0.99 * mean(solo, 0));
    }
    assertThat(together.smBusyFraction()).isBetween(0.0, 1.0);
    assertThat(together.dramBusyFraction()).isBetween(0.0, 1.0);
  }

  @Test
  void manyShortKernelsSufferMostBesideFewLongOnes() {
    EngineProfile shorts =
        Bench.engine("many-short", Collections.nCopies(400, kernel(6_000, WAVE / 4, 0.3, 0.1)));
    EngineProfile longs =
        Bench.engine("few-long", Collections.nCopies(16, kernel(150_000, 3 * WAVE, 0.8, 0.2)));
    SimulatedGpu gpu = Bench.gpu(EXACT, shorts, longs);
    double soloShort = mean(Bench.run(gpu, Bench.request(40, Bench.of(shorts))), 0);
    double soloLong = mean(Bench.run(gpu, Bench.request(40, Bench.of(longs))), 0);
    RunResult both = Bench.run(gpu, Bench.request(300, Bench.of(shorts), Bench.of(longs)));
    assertThat(mean(both, 0) / soloShort).isGreaterThan(2 * mean(both, 1) / soloLong);
  }

  @Test
  void aGraphRelievesAnEngineThatTheHostHoldsBack() {
    EngineProfile profile =
        Bench.engine("host-bound", Collections.nCopies(200, kernel(2_000, 100, 0.1, 0.1)));
    SimulatedGpu gpu = Bench.gpu(EXACT, Bench.with(profile, profile.soloLatency(), 1_200_000));
    double launched = mean(Bench.run(gpu, Bench.request(40, Bench.of(profile))), 0);
    double graph =
        mean(Bench.run(gpu, Bench.request(40, Bench.of(profile).withCudaGraph(true))), 0);
    assertThat(launched).isCloseTo(1_200_000, within(20_000.0));
    assertThat(graph).isLessThan(0.5 * launched);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameSeedGivesTheSameResult(long seed) {
    EngineProfile a = Bench.random("a", seed);
    EngineProfile b = Bench.random("b", seed + 1);
    var request = Bench.seeded(Bench.request(20, Bench.of(a), Bench.of(b)), seed);
    SimulatedGpu gpu = Bench.gpu(SimulatorOptions.standard(), a, b);
    RunResult first = Bench.run(gpu, request);
    RunResult again = Bench.run(Bench.gpu(SimulatorOptions.standard(), b, a), request);
    RunResult other = Bench.run(gpu, Bench.seeded(request, seed + 1));
    assertThat(again).isEqualTo(first);
    assertThat(mean(other, 0)).isNotEqualTo(mean(first, 0));
  }

  @Test
  void repeatedRunsSpreadByTheirNoise() {
    EngineProfile profile = Bench.random("engine", 3);
    SimulatedGpu gpu = Bench.gpu(SimulatorOptions.standard(), profile);
    double[] means =
        seeds()
            .mapToDouble(seed ->
                mean(Bench.run(gpu, Bench.seeded(Bench.request(10, Bench.of(profile)), seed)), 0)
                    / profile.latencyNanos())
            .toArray();
    assertThat(Arrays.stream(means).average().orElseThrow()).isCloseTo(1, within(0.01));
    assertThat(Arrays.stream(means).max().orElseThrow()).isGreaterThan(1.005);
  }
}
