package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.MILLIS;
import static io.optimum.workbench.device.sim.Bench.kernel;
import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.StopRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Loads other than a single closed loop.
class LoadedGpuTest {
  private static final SimulatorOptions EXACT = SimulatorOptions.standard().withoutNoise();
  private static final EngineProfile FULL =
      Bench.engine("full", Collections.nCopies(20, kernel(50_000, 8 * 108, 0.6, 0.3)));

  private static RunRequest run(long millis, List<Load> loads, Deployment... deployments) {
    return new RunRequest(
        Bench.A100.id(),
        Combination.ofStreams(List.of(deployments)),
        loads,
        HostThreads.PER_STREAM,
        0,
        StopRule.after(millis * MILLIS),
        0,
        false,
        3);
  }

  private static RunRequest open(ArrivalProcess arrivals, Deployment deployment, long millis) {
    return run(millis, List.of(Load.queued(arrivals)), deployment);
  }

  private static DeploymentResult first(RunResult result) {
    return result.deployments().getFirst();
  }

  static Stream<ArrivalProcess> sparseArrivals() {
    List<Long> recorded = new ArrayList<>();
    for (long at = MILLIS; at < 10_000 * MILLIS; at += 25 * MILLIS) {
      recorded.add(at);
    }
    return Stream.of(
        new ArrivalProcess.Poisson(40),
        new ArrivalProcess.Constant(40),
        new ArrivalProcess.Bursts(80, 500 * MILLIS, 500 * MILLIS),
        new ArrivalProcess.Recorded(recorded));
  }

  @ParameterizedTest
  @MethodSource("sparseArrivals")
  void sparseRequestsFindAnIdleGpu(ArrivalProcess arrivals) {
    RunResult result = Bench.run(Bench.gpu(EXACT, FULL), open(arrivals, Bench.of(FULL), 10_000));
    assertThat(mean(result, 0) / FULL.latencyNanos()).isBetween(0.99, 1.06);
    assertThat(result.deployments().getFirst().throughputPerSecond()).isCloseTo(40, within(4.0));
  }

  @Test
  void anOverloadQueuesWithoutEnd() {
    RunResult result =
        Bench.run(
            Bench.gpu(EXACT, FULL), open(new ArrivalProcess.Constant(2000), Bench.of(FULL), 1000));
    assertThat(result.deployments().getFirst().latency().p99Nanos()).isGreaterThan(400 * MILLIS);
    assertThat(result.deployments().getFirst().throughputPerSecond())
        .isCloseTo(1e9 / FULL.latencyNanos(), within(10.0));
  }

  @Test
  void aDeploymentThatNeverRunsIsNamed() {
    RunRequest request = open(new ArrivalProcess.Constant(0.001), Bench.of(FULL), 10);
    assertThatThrownBy(() -> Bench.run(Bench.gpu(EXACT, FULL), request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Deployment 0 (full) finished no inference in ")
        .hasMessageContaining("Run for longer");
  }

  @Test
  void eachInputWaitsForItsBatchToFill() {
    EngineProfile four = Bench.engine("full", 4, FULL.kernels());
    RunResult result =
        Bench.run(
            Bench.gpu(EXACT, four), open(new ArrivalProcess.Constant(400), Bench.of(four), 2000));
    assertThat(first(result).throughputPerSecond()).isCloseTo(400, within(4.0));
    assertThat(first(result).latency().sampleCount()).isBetween(790, 800);
    assertThat(first(result).service().meanNanos() / four.latencyNanos())
        .isCloseTo(1, within(0.01));
    assertThat(mean(result, 0))
        .isCloseTo(first(result).service().meanNanos() + 1.5 * 2.5 * MILLIS, within(1e3));
  }

  @Test
  void theNewestInputReplacesTheOneThatWaits() {
    Load camera =
        Load.queued(new ArrivalProcess.Constant(4000)).withAdmission(Admission.NEWEST_WINS);
    RunResult result =
        Bench.run(Bench.gpu(EXACT, FULL), run(1000, List.of(camera), Bench.of(FULL)));
    DeploymentResult served = first(result);
    double service = served.service().meanNanos();
    assertThat(service / FULL.latencyNanos()).isCloseTo(1, within(0.01));
    assertThat(served.latency().p999Nanos()).isLessThan(service + 0.26 * MILLIS);
    assertThat(served.throughputPerSecond()).isCloseTo(1e9 / service, within(10.0));
    assertThat(served.throughputPerSecond() + served.dropped()).isBetween(3995.0, 4000.0);
  }

  @Test
  void aNewestInputThatFindsAnIdleContextDropsNothing() {
    Load camera =
        Load.queued(new ArrivalProcess.Constant(100)).withAdmission(Admission.NEWEST_WINS);
    RunResult result =
        Bench.run(Bench.gpu(EXACT, FULL), run(1000, List.of(camera), Bench.of(FULL)));
    assertThat(first(result).dropped()).isZero();
    assertThat(first(result).latency()).isEqualTo(first(result).service());
  }

  @Test
  void recordedArrivalsAreServedWhenTheyCome() {
    List<Long> times = List.of(0L, 0L, 0L, 10 * MILLIS, 10 * MILLIS, 20 * MILLIS);
    RunResult result =
        Bench.run(
            Bench.gpu(EXACT, FULL), open(new ArrivalProcess.Recorded(times), Bench.of(FULL), 40));
    assertThat(first(result).latency().sampleCount()).isEqualTo(6);
    double service = first(result).service().meanNanos();
    assertThat(mean(result, 0)).isCloseTo(service * (1 + 2 + 3 + 1 + 2 + 1) / 6, within(1e3));
    assertThat(first(result).throughputPerSecond()).isCloseTo(6 / 0.04, within(0.1));
  }

  @Test
  void closedAndOpenLoopsRunTogether() {
    RunResult result =
        Bench.run(
            Bench.gpu(EXACT, FULL),
            run(
                1000,
                List.of(Load.closedLoop(), Load.queued(new ArrivalProcess.Constant(50))),
                Bench.of(FULL),
                Bench.of(FULL)));
    assertThat(result.deployments().get(1).throughputPerSecond()).isCloseTo(50, within(1.5));
    assertThat(result.deployments().get(0).throughputPerSecond()).isBetween(850.0, 960.0);
    assertThat(mean(result, 1) / FULL.latencyNanos()).isBetween(1.5, 2.5);
  }

  /// Pollaczek and Khinchine, as in the laws of the queue alone; here the service is simulated.
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.8})
  void poissonInputsWaitAsPollaczekAndKhinchineSay(double load) {
    double service =
        first(Bench.run(Bench.gpu(EXACT, FULL), Bench.request(50, Bench.of(FULL))))
            .service()
            .meanNanos();
    SimulatedGpu gpu = Bench.gpu(EXACT, FULL);
    double sum = 0;
    int seeds = 12;
    for (int seed = 0; seed < seeds; seed++) {
      RunRequest request =
          open(new ArrivalProcess.Poisson(load * 1e9 / service), Bench.of(FULL), 10_000);
      sum += first(Bench.run(gpu, Bench.seeded(request, seed))).meanQueueNanos();
    }
    assertThat(sum / seeds).isCloseTo(load * service / (2 * (1 - load)), withinPercentage(5));
  }

  @Test
  void dynamicBatchesRunTheProfileThatHoldsThem() {
    EngineProfile eight =
        Bench.engine("full", 8, Collections.nCopies(40, FULL.kernels().getFirst()));
    EngineProfile two = Bench.engine("full", 2, FULL.kernels());
    Load load =
        Load.queued(
                new ArrivalProcess.Recorded(List.of(0L, 0L, 10 * MILLIS, 10 * MILLIS, 10 * MILLIS)))
            .withBatching(new Batching.Dynamic(List.of(), 0));
    RunResult result =
        Bench.run(Bench.gpu(EXACT, two, eight), run(30, List.of(load), Bench.of(eight)));
    assertThat(first(result).service().meanNanos())
        .isCloseTo((2 * two.latencyNanos() + 3 * eight.latencyNanos()) / 5.0, withinPercentage(1));
    assertThat(first(result).service().p99Nanos() / eight.latencyNanos())
        .isCloseTo(1, within(0.02));
    assertThat(first(result).throughputPerSecond()).isCloseTo(5 / 0.03, within(0.1));
  }
}
