package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.kernel;
import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What each mechanism does, seen by switching it off.
class MechanismTest {
  private static final int WAVE = 8 * 108;
  private static final SimulatorOptions EXACT = SimulatorOptions.standard().withoutNoise();

  /// Mean latency of the first deployment with a mechanism over that without it.
  private static double effect(Mechanism mechanism, RunRequest request, EngineProfile... engines) {
    double on = mean(Bench.run(Bench.gpu(EXACT, engines), request), 0);
    SimulatorOptions without = EXACT.without(Set.of(mechanism));
    return on / mean(Bench.run(Bench.gpu(without, engines), request), 0);
  }

  private static EngineProfile engine(String name, KernelProfile kernel) {
    return Bench.engine(name, Collections.nCopies(40, kernel));
  }

  private static EngineProfile with(EngineProfile profile, long weightBytes, long inputBytes) {
    return new EngineProfile(
        profile.key(),
        profile.origin(),
        profile.soloLatency(),
        profile.enqueueNanos(),
        weightBytes,
        profile.activationBytes(),
        inputBytes,
        0,
        profile.kernels(),
        profile.source());
  }

  @Test
  void launchesHoldBackAnEngineOfShortKernels() {
    EngineProfile shorts = engine("shorts", kernel(1_000, 50, 0, 0));
    RunRequest request = Bench.request(20, Bench.of(shorts));
    assertThat(effect(Mechanism.HOST_LAUNCH, request, shorts)).isGreaterThan(1.2);
  }

  @Test
  void residentBlocksTakeEachOthersRoom() {
    EngineProfile full = engine("full", kernel(50_000, 2 * WAVE, 0, 0));
    RunRequest request = Bench.request(40, Bench.of(full), Bench.of(full));
    assertThat(effect(Mechanism.OCCUPANCY, request, full)).isBetween(1.9, 2.1);
  }

  @Test
  void aHigherPriorityIsPlacedFirst() {
    EngineProfile urgent = engine("urgent", kernel(20_000, WAVE / 2, 0, 0));
    EngineProfile other = engine("other", kernel(80_000, 6 * WAVE, 0, 0));
    Deployment high = Bench.of(urgent).withPriority(StreamPriority.HIGH);
    RunRequest request = Bench.request(60, high, Bench.of(other).withStreams(2));
    assertThat(effect(Mechanism.PRIORITY, request, urgent, other)).isLessThan(0.8);
  }

  @Test
  void aShareOfTheSmsIsKept() {
    EngineProfile full = engine("full", kernel(50_000, 4 * WAVE, 0, 0));
    RunRequest request =
        Bench.shared(
            Bench.request(40, Bench.withSmShare(Bench.of(full), 0.25)),
            Sharing.GREEN_CONTEXT,
            HostThreads.PER_STREAM);
    assertThat(effect(Mechanism.SM_SHARE, request, full)).isCloseTo(4, within(0.1));
  }

  @Test
  void bandwidthIsShared() {
    EngineProfile memory = engine("memory", kernel(50_000, 300, 0.1, 1));
    RunRequest request = Bench.request(40, Bench.of(memory), Bench.of(memory));
    assertThat(effect(Mechanism.CONTENTION, request, memory)).isBetween(1.9, 2.1);
  }

  @Test
  void workingSetsThatDoNotFitTogetherCostBandwidth() {
    KernelProfile drawn = kernel(20_000, 300, 0.1, 0.45);
    EngineProfile cached =
        engine(
            "cached",
            new KernelProfile(
                "k",
                "l",
                drawn.soloNanos(),
                drawn.blocks(),
                256,
                32,
                0,
                0,
                Pipe.FP16_TENSOR,
                drawn.dramBytes(),
                0.9 * Bench.A100.l2Bytes(),
                0.9 * Bench.A100.l2Bytes()));
    RunRequest request = Bench.request(40, Bench.of(cached), Bench.of(cached));
    assertThat(effect(Mechanism.CACHE, request, cached)).isGreaterThan(1.2);
  }

  @Test
  void theBoardClocksDownUnderHeavyComputeBesideHeavyTraffic() {
    EngineProfile compute = engine("compute", kernel(50_000, WAVE / 2, 0.95, 0.02));
    EngineProfile memory = engine("memory", kernel(50_000, WAVE / 4, 0.02, 0.95));
    RunRequest request = Bench.request(40, Bench.of(compute), Bench.of(memory));
    assertThat(effect(Mechanism.POWER, request, compute, memory)).isBetween(1.05, 1.4);
    assertThat(effect(Mechanism.POWER, Bench.request(40, Bench.of(compute)), compute)).isEqualTo(1);
  }

  @Test
  void inputsCrossTheLinkOneAfterTheOther() {
    EngineProfile input = with(engine("input", kernel(10_000, 50, 0, 0)), 0, 20_000_000);
    RunRequest alone = Bench.request(40, Bench.of(input));
    RunRequest two = Bench.request(40, Bench.of(input), Bench.of(input));
    double one = effect(Mechanism.COPIES, alone, input);
    assertThat(one).isBetween(2.5, 3.5);
    assertThat(effect(Mechanism.COPIES, two, input)).isGreaterThan(1.2 * one);
  }

  @Test
  void moreMemoryThanThereIsIsRefused() {
    EngineProfile large = with(engine("large", kernel(10_000, 50, 0, 0)), 90L << 30, 0);
    RunRequest request = Bench.request(10, Bench.of(large));
    assertThatThrownBy(() -> Bench.run(Bench.gpu(EXACT, large), request))
        .isInstanceOf(InfeasibleException.class);
    SimulatorOptions without = EXACT.without(Set.of(Mechanism.MEMORY));
    assertThat(Bench.run(Bench.gpu(without, large), request).deployments()).hasSize(1);
  }

  @Test
  void repeatedRunsDiffer() {
    EngineProfile any = Bench.random("any", 4);
    RunRequest request = Bench.request(20, Bench.of(any));
    SimulatedGpu noisy = Bench.gpu(SimulatorOptions.standard(), any);
    assertThat(mean(Bench.run(noisy, Bench.seeded(request, 1)), 0))
        .isNotEqualTo(mean(Bench.run(noisy, Bench.seeded(request, 2)), 0));
    SimulatedGpu quiet = Bench.gpu(EXACT, any);
    assertThat(mean(Bench.run(quiet, Bench.seeded(request, 1)), 0))
        .isEqualTo(mean(Bench.run(quiet, Bench.seeded(request, 2)), 0));
  }

  @Test
  void everySetOfMechanismsHasAVersionOfItsOwn() {
    Set<String> versions =
        EnumSet.allOf(Mechanism.class).stream()
            .map(each -> SimulatorOptions.standard().without(Set.of(each)))
            .map(options -> Bench.gpu(options).capabilities().version())
            .collect(Collectors.toSet());
    versions.add(Bench.gpu(SimulatorOptions.standard()).capabilities().version());
    assertThat(versions).hasSize(Mechanism.values().length + 1);
  }
}
