package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.kernel;
import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each way of sharing arbitrates as its manual says.
class SharingTest {
  private static final SimulatorOptions EXACT = SimulatorOptions.standard().withoutNoise();
  private static final EngineProfile PURE =
      Bench.engine("pure", Collections.nCopies(20, kernel(50_000, 4 * 8 * 108, 0, 0)));
  private static final EngineProfile NARROW =
      Bench.engine("narrow", Collections.nCopies(50, kernel(20_000, 40, 0.2, 0.1)));

  private static RunResult run(Sharing sharing, long millis, Deployment... deployments) {
    return Bench.run(
        Bench.gpu(EXACT, PURE, NARROW),
        Bench.shared(Bench.request(millis, deployments), sharing, HostThreads.PER_STREAM));
  }

  @ParameterizedTest
  @EnumSource
  void aloneAllWaysAreTheSame(Sharing sharing) {
    assertThat(mean(run(sharing, 50, Bench.of(PURE)), 0))
        .isCloseTo(PURE.latencyNanos(), within(0.002 * PURE.latencyNanos()));
  }

  @Test
  void greenContextsKeepDeploymentsApart() {
    Deployment half = Bench.withSmShare(Bench.of(PURE), 0.5);
    RunResult alone = run(Sharing.GREEN_CONTEXT, 50, half);
    RunResult both = run(Sharing.GREEN_CONTEXT, 50, half, half);
    assertThat(mean(alone, 0) / PURE.latencyNanos()).isCloseTo(2, within(0.06));
    assertThat(mean(both, 0) / mean(alone, 0)).isCloseTo(1, within(0.001));
  }

  @Test
  void anMpsShareIsACapAndReservesNothing() {
    Deployment half = Bench.withSmShare(Bench.of(PURE), 0.5);
    RunResult alone = run(Sharing.MPS, 50, half);
    assertThat(mean(alone, 0) / PURE.latencyNanos()).isCloseTo(2, within(0.06));
    RunResult besideHalf = run(Sharing.MPS, 100, half, half);
    assertThat(mean(besideHalf, 0) / mean(alone, 0)).isCloseTo(1, within(0.01));
    RunResult besideAll = run(Sharing.MPS, 100, half, Bench.of(PURE).withStreams(2));
    assertThat(mean(besideAll, 0) / mean(alone, 0)).isGreaterThan(1.05);
    assertThat(mean(besideAll, 1) / PURE.latencyNanos()).isGreaterThan(1.3);
  }

  @Test
  void mpsClientsWithoutCapsShareLikeStreams() {
    RunResult streams = run(Sharing.STREAMS, 50, Bench.of(PURE), Bench.of(NARROW));
    RunResult clients = run(Sharing.MPS, 50, Bench.of(PURE), Bench.of(NARROW));
    assertThat(clients.deployments()).isEqualTo(streams.deployments());
  }

  @Test
  void prioritiesHoldBetweenMpsClients() {
    Deployment capped = Bench.withSmShare(Bench.of(PURE), 0.9);
    Deployment ahead = Bench.withSmShare(Bench.of(PURE), 0.8).withPriority(StreamPriority.HIGH);
    RunResult equal = run(Sharing.MPS, 100, capped, ahead.withPriority(StreamPriority.NORMAL));
    RunResult high = run(Sharing.MPS, 100, capped, ahead);
    assertThat(mean(high, 1)).isLessThan(0.95 * mean(equal, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void processesThatTakeTurnsShareTheTime(int count) {
    Deployment[] all = new Deployment[count];
    Arrays.fill(all, Bench.of(PURE));
    RunResult result = run(Sharing.TIME_SLICED, 400, all);
    for (int i = 0; i < count; i++) {
      assertThat(mean(result, i) / PURE.latencyNanos()).isBetween(0.99 * count, 1.06 * count);
    }
    assertThat(result.smBusyFraction()).isBetween(0.9, 1.0);
  }

  @Test
  void kernelsOfTwoProcessesThatTakeTurnsNeverOverlap() {
    List<SpanBatch> batches = new ArrayList<>();
    Bench.gpu(EXACT, PURE, NARROW)
        .run(
            Bench.shared(
                    Bench.request(30, Bench.of(PURE), Bench.of(NARROW)),
                    Sharing.TIME_SLICED,
                    HostThreads.PER_STREAM)
                .traced(0),
            new RunControl(),
            batches::add,
            Progress.none());
    long work = 0;
    long last = 0;
    for (SpanBatch batch : batches) {
      for (int i = 0; i < batch.size(); i++) {
        if (batch.kind()[i] == SpanKind.KERNEL.ordinal()) {
          work += batch.soloNanos()[i];
          last = Math.max(last, batch.endNanos()[i]);
        }
      }
    }
    assertThat(work).isLessThanOrEqualTo(last);
  }

  @Test
  void aProcessWithoutWorkYieldsAtOnce() {
    RunResult besideIdle =
        run(
            Sharing.TIME_SLICED,
            400,
            Bench.of(PURE),
            Bench.of(NARROW).withPacing(new Pacing.TokenBucket(10)));
    assertThat(mean(besideIdle, 0) / PURE.latencyNanos()).isBetween(1.0, 1.02);
  }

  private static RunResult fourOf20GibWeights(Sharing sharing) {
    EngineProfile large =
        new EngineProfile(
            PURE.key(),
            PURE.origin(),
            PURE.soloLatency(),
            0,
            20L << 30,
            12L << 30,
            0,
            0,
            PURE.kernels(),
            PURE.source());
    Deployment each = Bench.of(large);
    return Bench.run(
        Bench.gpu(EXACT, large),
        Bench.shared(Bench.request(1, each, each, each, each), sharing, HostThreads.PER_STREAM));
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAMS", "GREEN_CONTEXT"})
  void deploymentsOfOneProcessShareWeights(Sharing sharing) {
    assertThat(fourOf20GibWeights(sharing).deployments()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(names = {"MPS", "TIME_SLICED"})
  void eachProcessHasItsOwnContextAndWeights(Sharing sharing) {
    assertThatThrownBy(() -> fourOf20GibWeights(sharing))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("4 CUDA contexts 2048 MiB")
        .hasMessageContaining("weights of pure 81920 MiB");
  }

  @Test
  void oneThreadForAllStreamsMakesLaunchesWait() {
    EngineProfile launchBound =
        Bench.engine("launch-bound", Collections.nCopies(200, kernel(3_000, 20, 0.01, 0.01)));
    SimulatedGpu gpu = Bench.gpu(EXACT, launchBound);
    var two = Bench.request(50, Bench.of(launchBound), Bench.of(launchBound));
    double own = mean(Bench.run(gpu, two), 0);
    double oneThread =
        mean(Bench.run(gpu, Bench.shared(two, Sharing.STREAMS, HostThreads.SHARED)), 0);
    double processes = mean(Bench.run(gpu, Bench.shared(two, Sharing.MPS, HostThreads.SHARED)), 0);
    assertThat(oneThread).isGreaterThan(1.2 * own);
    assertThat(processes).isCloseTo(own, within(0.01 * own));
  }
}
