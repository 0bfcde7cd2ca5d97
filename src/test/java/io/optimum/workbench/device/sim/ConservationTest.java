package io.optimum.workbench.device.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.block.Audit;
import io.optimum.workbench.device.sim.block.Audit.Resource;
import io.optimum.workbench.device.sim.block.Coarsening;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Work is conserved, busy and idle time add up, and no resource is ever above its peak: SMs (block
/// slots, warps, registers, shared memory), core and tensor pipes, DRAM and L2, at every event of
/// runs that are drawn by seed, under every way of sharing.
class ConservationTest {
  /// Without the cache DRAM moves what profiles say; with it, more.
  private static final Set<Mechanism> NO_SPILL = Set.of(Mechanism.CACHE);

  private static final double ROUNDING = 1e-6;

  static Stream<Arguments> waysToRun() {
    return Stream.of(Sharing.values())
        .flatMap(sharing ->
            Stream.of(Coarsening.none(), Coarsening.standard())
                .map(coarsening -> Arguments.of(sharing, coarsening)));
  }

  @ParameterizedTest
  @MethodSource("waysToRun")
  void everyResourceDoesWhatTheKernelsNeedAndNoMoreThanItCan(
      Sharing sharing, Coarsening coarsening) {
    SimulatorOptions options =
        SimulatorOptions.standard().without(NO_SPILL).withCoarsening(coarsening);
    Law.holds(
        6,
        drawn -> {
          EngineProfile[] engines = engines(drawn);
          Audited books =
              Audited.run(Bench.A100, options, request(sharing, drawn, engines), engines);
          Audit audit = books.audit();
          assertThat(audit.kernels()).isPositive();
          for (Resource each : Resource.values()) {
            assertThat(audit.busyNanos(each))
                .as(each.name())
                .isBetween(
                    audit.leastDueNanos(each) * (1 - ROUNDING) - 1,
                    audit.mostDueNanos(each) * (1 + ROUNDING) + 1);
          }
          assertBooksBalance(books);
        });
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsAboveItsPeakWhenTheCacheSpills(Sharing sharing) {
    SimulatorOptions options = SimulatorOptions.standard();
    Law.holds(
        6,
        drawn -> {
          EngineProfile[] engines = engines(drawn);
          Audited books =
              Audited.run(Bench.A100, options, request(sharing, drawn, engines), engines);
          assertBooksBalance(books);
          assertThat(books.audit().busyNanos(Resource.DRAM))
              .isGreaterThan(books.audit().leastDueNanos(Resource.DRAM) * (1 - ROUNDING) - 1);
        });
  }

  @Test
  void theAuditSeesAPeakThatIsExceeded() {
    SimulatorOptions options = SimulatorOptions.standard().without(Set.of(Mechanism.CONTENTION));
    Law.Case drawn = new Law.Case(1, 6);
    EngineProfile[] engines = engines(drawn);
    RunRequest request = request(Sharing.STREAMS, drawn, engines);
    assertThatThrownBy(() -> Audited.run(Bench.A100, options, request, engines))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("draw of");
  }

  /// The simulator's own account is that of the audit, and busy and idle make up the elapsed time.
  private static void assertBooksBalance(Audited books) {
    Audit audit = books.audit();
    double elapsed = books.elapsedNanos();
    assertThat(audit.smBusyNanos() + audit.idleSmNanos())
        .isCloseTo(elapsed * Bench.A100.smCount(), within(1e-6 * elapsed));
    assertThat(audit.dramBusyNanos())
        .isCloseTo(audit.busyNanos(Resource.DRAM), within(1e-6 * elapsed));
    for (Resource each : Resource.values()) {
      assertThat(audit.busyNanos(each)).as(each.name()).isBetween(0.0, elapsed * (1 + 1e-9));
    }
  }

  private static RunRequest request(Sharing sharing, Law.Case drawn, EngineProfile... engines) {
    SplittableRandom random = drawn.random();
    Deployment[] deployments =
        Arrays.stream(engines)
            .map(each ->
                Bench.of(each)
                    .withPriority(
                        StreamPriority.values()[random.nextInt(StreamPriority.values().length)]))
            .map(each ->
                sharing.hasSmShares() ? Bench.withSmShare(each, random.nextDouble(0.2, 1)) : each)
            .toArray(Deployment[]::new);
    RunRequest streams = Bench.request(15, deployments);
    return Bench.shared(streams, sharing, streams.hostThreads());
  }

  private static EngineProfile[] engines(Law.Case drawn) {
    SplittableRandom random = drawn.random();
    EngineProfile[] engines = new EngineProfile[drawn.size()];
    for (int i = 0; i < engines.length; i++) {
      EngineProfile whole = Bench.random("engine" + i, random.nextLong());
      List<KernelProfile> kernels = new ArrayList<>();
      for (KernelProfile each :
          whole.kernels().subList(0, Math.min(whole.kernels().size(), 10 * drawn.size()))) {
        kernels.add(appetite(each, random));
      }
      engines[i] = Bench.engine("engine" + i, kernels);
    }
    return engines;
  }

  /// The kernel with an appetite for each resource between nothing and its peak.
  private static KernelProfile appetite(KernelProfile kernel, SplittableRandom random) {
    Pipe pipe = random.nextBoolean() ? Pipe.FP32 : Pipe.FP16_TENSOR;
    double seconds = kernel.soloNanos() / 1e9;
    double dram = random.nextDouble(1.1) * Bench.A100.dramBytesPerSecond() * seconds;
    return new KernelProfile(
        kernel.name(),
        kernel.layer(),
        kernel.soloNanos(),
        kernel.blocks(),
        kernel.threadsPerBlock(),
        kernel.registersPerThread(),
        kernel.sharedMemoryPerBlockBytes(),
        random.nextDouble(1.1) * Bench.A100.peak(pipe) * seconds,
        pipe,
        dram,
        Math.max(dram, random.nextDouble(1.1) * Bench.A100.l2BytesPerSecond() * seconds),
        kernel.workingSetBytes());
  }
}
