package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.service.ServiceTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The service model against the simulated GPU under the same open loops, many seeds each: p99
/// within 15 %. The service time is what a closed loop of the same deployment shows.
class ServiceModelOnSimulatorTest {
  private static final double[] LOADS = {0.3, 0.5, 0.65, 0.8};
  private static final int SEEDS = 5;
  private static final EngineProfile CO_RUNNER =
      Bench.engine("co-runner", Collections.nCopies(3, kernel(210_000, 2 * 8 * 108, 0.4, 0.3)));

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (boolean beside : new boolean[] {false, true}) {
      for (int batch : beside ? new int[] {1, 4} : new int[] {1, 4, 16}) {
        for (Batching batching : batch == 1 ? List.of(Batching.full()) : batchings(batch)) {
          cases.add(Arguments.of(beside, batch, batching));
        }
      }
    }
    return cases.stream();
  }

  private static List<Batching> batchings(int batch) {
    return List.of(
        Batching.full(),
        Batching.atOnce(),
        new Batching.Dynamic(List.of(), 1_500_000),
        new Batching.Dynamic(List.of(batch / 2, batch), 500_000));
  }

  @ParameterizedTest(name = "beside another: {0}, batch {1}, {2}")
  @MethodSource("cases")
  void p99IsWithinFifteenPercent(boolean beside, int batch, Batching batching) {
    EngineProfile engine =
        Bench.engine("served", batch, Collections.nCopies(2, kernel(500_000, 500, 0.3, 0.3)));
    SimulatedGpu gpu = Bench.gpu(SimulatorOptions.standard(), engine, CO_RUNNER);
    DeploymentResult closed = first(gpu, request(beside, engine, Load.closedLoop(), 2000), 99);
    ServiceTime service =
        ServiceTime.measured(closed.latency().meanNanos(), closed.latency().p99Nanos());
    long millis = Math.max(2500, 20_000 / batch);
    for (double load : LOADS) {
      ArrivalProcess arrivals =
          new ArrivalProcess.Poisson(load * batch * 1e9 / service.meanNanos());
      double simulated = 0;
      Load asked = Load.queued(arrivals).withBatching(batching);
      for (int seed = 0; seed < SEEDS; seed++) {
        simulated +=
            first(gpu, request(beside, engine, asked, millis), seed).latency().p99Nanos() / SEEDS;
      }
      ServiceLevel level =
          new ServiceModel(batching)
              .estimate(
                  Bench.of(engine),
                  service,
                  new ServiceTarget(engine.key().engine(), arrivals, 0, 1));
      double error = level.p99Nanos() / simulated - 1;
      assertThat(error)
          .as("load %s, simulated p99 %.0f ns", load, simulated)
          .isBetween(-0.15, 0.15);
    }
  }

  private static RunRequest request(boolean beside, EngineProfile engine, Load load, long millis) {
    List<Deployment> deployments =
        beside ? List.of(Bench.of(engine), Bench.of(CO_RUNNER)) : List.of(Bench.of(engine));
    return RunRequest.closedLoop(
            Bench.A100.id(),
            Combination.ofStreams(deployments),
            20 * Bench.MILLIS,
            StopRule.after(millis * Bench.MILLIS),
            1)
        .withLoads(beside ? List.of(load, Load.closedLoop()) : List.of(load));
  }

  private static DeploymentResult first(SimulatedGpu gpu, RunRequest request, long seed) {
    return Bench.run(gpu, Bench.seeded(request, seed)).deployments().getFirst();
  }
}
