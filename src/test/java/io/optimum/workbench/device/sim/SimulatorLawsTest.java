package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.kernel;
import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold of any GPU that is shared by streams, for engines drawn by seed.
class SimulatorLawsTest {
  /// Blocks of 256 threads that an A100 holds at once: 8 on each of 108 SMs.
  private static final int WAVE = 8 * 108;

  private static final SimulatorOptions EXACT = SimulatorOptions.standard().withoutNoise();

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  /// Engines of a case: as many as its size, but 6 at most, of up to 10 kernels per size.
  private static EngineProfile[] engines(Law.Case drawn) {
    SplittableRandom random = drawn.random();
    EngineProfile[] engines = new EngineProfile[Math.min(6, drawn.size())];
    for (int i = 0; i < engines.length; i++) {
      EngineProfile whole = Bench.random("engine" + i, random.nextLong());
      int kernels = Math.min(whole.kernels().size(), 10 * drawn.size());
      engines[i] = Bench.engine("engine" + i, whole.kernels().subList(0, kernels));
    }
    return engines;
  }

  private static Deployment[] all(EngineProfile... engines) {
    return Arrays.stream(engines).map(Bench::of).toArray(Deployment[]::new);
  }

  private static RunResult run(long millis, EngineProfile... engines) {
    return Bench.run(Bench.gpu(EXACT, engines), Bench.request(millis, all(engines)));
  }

  @Test
  void aloneAnEngineTakesAsLongAsItsProfileSays() {
    Law.holds(
        12,
        drawn -> {
          EngineProfile modelled = engines(drawn)[0];
          long measured = Math.round(modelled.kernelNanos() * drawn.random().nextDouble(0.7, 2));
          EngineProfile profile =
              drawn.seed() % 2 == 0
                  ? modelled
                  : Bench.with(modelled, new SoloLatency.Measured(measured, 10), 0);
          assertThat(mean(run(50, profile), 0) / profile.latencyNanos()).isCloseTo(1, within(0.01));
        });
  }

  @Test
  void companyNeverMakesAnEngineFasterAndItsEndRestoresSolo() {
    Law.holds(
        6,
        drawn -> {
          EngineProfile[] engines = engines(drawn);
          SimulatedGpu gpu = Bench.gpu(EXACT, engines);
          RunResult before = Bench.run(gpu, Bench.request(20, Bench.of(engines[0])));
          RunResult together = Bench.run(gpu, Bench.request(60, all(engines)));
          for (int i = 0; i < engines.length; i++) {
            assertThat(mean(together, i)).isGreaterThan(0.99 * mean(run(20, engines[i]), 0));
          }
          assertThat(Bench.run(gpu, Bench.request(20, Bench.of(engines[0])))).isEqualTo(before);
        });
  }

  @Test
  void workIsConserved() {
    SimulatorOptions noSpill = EXACT.without(Set.of(Mechanism.CACHE));
    Law.holds(
        6,
        drawn -> {
          EngineProfile[] engines = engines(drawn);
          RunResult result =
              Bench.run(Bench.gpu(noSpill, engines), Bench.request(60, all(engines)));
          double least = 0;
          double most = 0;
          for (int i = 0; i < engines.length; i++) {
            double once =
                dramNanos(new EngineProgram(engines[i], Bench.A100, noSpill.mechanisms()));
            least += once * (result.deployments().get(i).latency().sampleCount() - 1);
            most += once * (result.deployments().get(i).latency().sampleCount() + 2);
          }
          double dramBusy = Objects.requireNonNull(result.dramBusyFraction());
          assertThat(dramBusy * result.elapsedNanos()).isBetween(least, most);
          assertThat(result.smBusyFraction()).isBetween(dramBusy / 2, 1.0);
        });
  }

  /// Time at full DRAM bandwidth of one inference.
  private static double dramNanos(EngineProgram program) {
    return Arrays.stream(program.kernels)
        .mapToDouble(each -> each.blocks * each.dramPerBlock * each.blockNanos)
        .sum();
  }

  @Test
  void copiesOfAFullEngineSlowEachOtherByTheirNumber() {
    SimulatorOptions noLaunch = EXACT.without(Set.of(Mechanism.HOST_LAUNCH));
    Law.holds(
        8,
        drawn -> {
          SplittableRandom random = drawn.random();
          KernelProfile kernel =
              kernel(
                  random.nextLong(20_000, 80_000),
                  random.nextInt(2, 6) * WAVE,
                  random.nextDouble(0.9),
                  random.nextDouble(0.3));
          EngineProfile profile = Bench.engine("full", Collections.nCopies(20, kernel));
          SimulatedGpu gpu = new SimulatedGpu(Sheets.withoutGaps(Bench.A100), noLaunch);
          gpu.load(profile);
          Deployment[] copies = new Deployment[drawn.size()];
          Arrays.fill(copies, Bench.of(profile));
          RunResult result = Bench.run(gpu, Bench.request(50L * copies.length, copies));
          for (int i = 0; i < copies.length; i++) {
            assertThat(mean(result, i) / profile.latencyNanos())
                .isCloseTo(copies.length, within(0.03 * copies.length));
          }
        });
  }

  @Test
  void twoNarrowEnginesFitSideBySide() {
    Law.holds(
        10,
        drawn -> {
          SplittableRandom random = drawn.random();
          KernelProfile kernel =
              kernel(
                  random.nextLong(5_000, 50_000),
                  random.nextInt(8, 54),
                  random.nextDouble(0.25),
                  random.nextDouble(0.25));
          EngineProfile profile =
              Bench.engine("narrow", Collections.nCopies(5 * drawn.size(), kernel));
          double solo = mean(run(40, profile), 0);
          assertThat(mean(run(40, profile, profile), 0) / solo).isBetween(0.999, 1.03);
        });
  }

  @Test
  void twoEnginesThatSaturateTheMemoryHalveEachOther() {
    Law.holds(
        10,
        drawn -> {
          SplittableRandom random = drawn.random();
          KernelProfile kernel =
              kernel(random.nextLong(40_000, 90_000), 300, random.nextDouble(0.3), 1);
          EngineProfile profile =
              Bench.engine("memory", Collections.nCopies(5 * drawn.size(), kernel));
          double solo = mean(run(60, profile), 0);
          RunResult both = run(120, profile, profile);
          assertThat(mean(both, 0) / solo).isCloseTo(2, within(0.1));
          assertThat(both.dramBusyFraction()).isGreaterThan(0.9);
        });
  }

  @Test
  void withoutContentionAHighPriorityStreamWaitsAtMostOneWavePerKernel() {
    SimulatorOptions apart = EXACT.without(Set.of(Mechanism.CONTENTION, Mechanism.POWER));
    Law.holds(
        12,
        drawn -> {
          EngineProfile urgent = engines(drawn)[0];
          EngineProfile other = Bench.random("other", drawn.seed() + 1000);
          SimulatedGpu gpu = Bench.gpu(apart, urgent, other);
          Deployment high = Bench.of(urgent).withPriority(StreamPriority.HIGH);
          RunResult solo = Bench.run(gpu, Bench.request(40, high));
          RunResult both = Bench.run(gpu, Bench.request(60, high, Bench.of(other)));
          double longestWave =
              Arrays.stream(new EngineProgram(other, Bench.A100, apart.mechanisms()).kernels)
                  .mapToDouble(each -> each.blockNanos)
                  .max()
                  .orElseThrow();
          assertThat(mean(both, 0))
              .isLessThanOrEqualTo(mean(solo, 0) + urgent.kernels().size() * longestWave);
        });
  }

  @Test
  void priorityHelpsAndIsNoIsolation() {
    EngineProfile other =
        Bench.engine("other", Collections.nCopies(20, kernel(80_000, 6 * WAVE, 0.8, 0.3)));
    Law.holds(
        12,
        drawn -> {
          EngineProfile engine = engines(drawn)[0];
          SimulatedGpu gpu = Bench.gpu(EXACT, engine, other);
          Deployment normal = Bench.of(engine);
          Deployment high = normal.withPriority(StreamPriority.HIGH);
          RunResult equal = Bench.run(gpu, Bench.request(100, normal, Bench.of(other)));
          RunResult ahead = Bench.run(gpu, Bench.request(100, high, Bench.of(other)));
          RunResult alone = Bench.run(gpu, Bench.request(100, high));
          assertThat(mean(ahead, 0)).isBetween(1.01 * mean(alone, 0), mean(equal, 0));
        });
  }

  @Test
  void manyShortKernelsSufferMostBesideFewLongOnes() {
    Law.holds(
        10,
        drawn -> {
          SplittableRandom random = drawn.random();
          KernelProfile small =
              kernel(random.nextLong(3_000, 8_000), random.nextInt(50, WAVE / 2), 0.3, 0.1);
          KernelProfile large =
              kernel(random.nextLong(100_000, 200_000), random.nextInt(2, 5) * WAVE, 0.8, 0.2);
          EngineProfile shorts =
              Bench.engine("many-short", Collections.nCopies(100 + 40 * drawn.size(), small));
          EngineProfile longs = Bench.engine("few-long", Collections.nCopies(16, large));
          RunResult both = run(400, shorts, longs);
          double shortSlowdown = mean(both, 0) / mean(run(40, shorts), 0);
          double longSlowdown = mean(both, 1) / mean(run(40, longs), 0);
          assertThat(shortSlowdown).isGreaterThan(1.3 * longSlowdown);
        });
  }

  @Test
  void equalProcessesThatTakeTurnsEachGetTheirPartOfTheTime() {
    Law.holds(
        6,
        drawn -> {
          EngineProfile engine = Bench.random("engine", drawn.seed());
          Deployment[] copies = new Deployment[drawn.size()];
          Arrays.fill(copies, Bench.of(engine));
          RunResult result =
              Bench.run(
                  Bench.gpu(EXACT, engine),
                  Bench.shared(
                      Bench.request(400, copies), Sharing.TIME_SLICED, HostThreads.PER_STREAM));
          double solo = mean(run(40, engine), 0);
          double sum = 0;
          for (int i = 0; i < copies.length; i++) {
            sum += mean(result, i) / solo;
          }
          assertThat(sum / copies.length).isBetween(0.85 * copies.length, 1.07 * copies.length);
        });
  }

  @Test
  void mpsClientsShareAsStreamsDoAndACapOnlyHoldsBack() {
    Law.holds(
        5,
        drawn -> {
          EngineProfile[] engines = engines(drawn);
          SimulatedGpu gpu = Bench.gpu(EXACT, engines);
          var streams = Bench.request(60, all(engines));
          var clients = Bench.shared(streams, Sharing.MPS, HostThreads.PER_STREAM);
          assertThat(Bench.run(gpu, clients).deployments())
              .isEqualTo(Bench.run(gpu, streams).deployments());
          Deployment capped = Bench.withSmShare(Bench.of(engines[0]), 0.3);
          var alone = Bench.shared(Bench.request(60, capped), Sharing.MPS, HostThreads.PER_STREAM);
          assertThat(mean(Bench.run(gpu, alone), 0))
              .isGreaterThan(0.999 * mean(run(60, engines[0]), 0));
        });
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
