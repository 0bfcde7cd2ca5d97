package io.optimum.workbench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceModelTest {
  private static final EngineId ENGINE = new EngineId("a");
  private static final double SERVICE_NANOS = 1e6;
  private static final ServiceTime SERVICE = new ServiceTime(SERVICE_NANOS, 0.1);

  @ParameterizedTest
  @CsvSource({
    "1, 1, false, 0.1", "1, 1, true, 0.1", "1, 2, false, 0.1", "1, 1, false, 0.5",
        "1, 1, false, 0.02",
    "8, 1, false, 0.1", "8, 1, true, 0.1", "8, 2, false, 0.1", "4, 1, false, 0.05",
        "32, 1, false, 0.1"
  })
  void p99AgreesWithASimulatedQueueAtModerateLoads(
      int batchSize, int streams, boolean equalGaps, double variation) {
    ServiceTime service = new ServiceTime(SERVICE_NANOS, variation);
    for (Batching batching : List.of(Batching.atOnce(), Batching.full())) {
      for (double load : new double[] {0.3, 0.5, 0.65, 0.8}) {
        double gap = SERVICE_NANOS / (streams * batchSize * load);
        double[] simulated =
            new QueueSimulation(gap, equalGaps, service, 1)
                .latencies(150_000, batchSize, streams, batching);
        double expected = simulated[(int) (0.99 * simulated.length)];
        ServiceLevel level =
            new ServiceModel(batching)
                .estimate(
                    deployment(batchSize, streams), service, target(arrivals(gap, equalGaps), 0));
        assertThat(level.p99Nanos())
            .as("%s at load %s", batching, load)
            .isCloseTo(expected, withinPercentage(12.0));
        assertThat(level.meanNanos())
            .isCloseTo(Arrays.stream(simulated).average().orElseThrow(), withinPercentage(8));
      }
    }
  }

  @Test
  void meanOfExponentialServicesIsExact() {
    ServiceTime exponential = new ServiceTime(SERVICE_NANOS, 1);

    ServiceLevel level = estimate(Deployment.of(ENGINE, 1), exponential, arrivals(2e6, false), 0);

    assertThat(level.meanNanos()).isCloseTo(2e6, withinPercentage(3));
  }

  @Test
  void closedLoopKeepsEveryStreamBusy() {
    ServiceLevel level = estimate(deployment(8, 2), SERVICE, ArrivalProcess.closedLoop(), 0);

    assertThat(level.throughputPerSecond()).isCloseTo(16_000, within(1e-6));
    assertThat(level.goodputPerSecond()).isEqualTo(level.throughputPerSecond());
    assertThat(level.p99Nanos()).isBetween(1.2 * SERVICE_NANOS, 1.3 * SERVICE_NANOS);
  }

  @Test
  void demandAtCapacityIsNotSustainable() {
    for (ArrivalProcess arrivals :
        List.of(
            new ArrivalProcess.Poisson(1000),
            new ArrivalProcess.Constant(1200),
            new ArrivalProcess.Bursts(5000, 1_000_000_000, 1_000_000_000),
            new ArrivalProcess.Recorded(List.of(5L, 5L)))) {
      ServiceLevel level = estimate(Deployment.of(ENGINE, 1), SERVICE, arrivals, 5_000_000);

      assertThat(level.sustainable()).isFalse();
      assertThat(level.p99Nanos()).isInfinite();
      assertThat(level.goodputPerSecond()).isZero();
      assertThat(level.sloSlackFraction(5_000_000)).isEqualTo(-10);
    }
  }

  @Test
  void goodputIsTheShareWithinTheSlo() {
    ServiceLevel level =
        estimate(Deployment.of(ENGINE, 1), SERVICE, arrivals(2e6, false), 3_000_000);

    double share = level.goodputPerSecond() / level.throughputPerSecond();
    assertThat(share).isBetween(0.93, 0.97);
    assertThat(level.p95Nanos()).isCloseTo(3e6, withinPercentage(5));
  }

  @Test
  void latencyPercentilesAscendAndGrowWithLoad() {
    double last = 0;
    for (double load = 0.02; load < 1; load += 0.02) {
      ServiceLevel level =
          estimate(deployment(4, 1), SERVICE, arrivals(SERVICE_NANOS / 4 / load, false), 0);
      assertThat(level.p50Nanos()).isPositive().isLessThanOrEqualTo(level.p95Nanos());
      assertThat(level.p95Nanos()).isLessThanOrEqualTo(level.p99Nanos());
      assertThat(level.p99Nanos()).isFinite().isGreaterThan(0.999 * last);
      last = level.p99Nanos();
    }
  }

  @Test
  void burstsAboveCapacityAddTheirBacklog() {
    ArrivalProcess bursts = new ArrivalProcess.Bursts(2000, 10_000_000, 30_000_000);

    ServiceLevel level = estimate(Deployment.of(ENGINE, 1), SERVICE, bursts, 0);

    assertThat(level.p99Nanos()).isCloseTo(11e6, withinPercentage(5));
    assertThat(level.throughputPerSecond()).isCloseTo(500, within(1e-9));
  }

  @Test
  void recordedArrivalsWaitForOneAnother() {
    ArrivalProcess recorded =
        new ArrivalProcess.Recorded(List.of(0L, 0L, 0L, 0L, 50_000_000L, 100_000_000L));

    ServiceLevel level = estimate(Deployment.of(ENGINE, 1), new ServiceTime(1e6, 0), recorded, 0);

    assertThat(level.p99Nanos()).isCloseTo(4e6, within(1.0));
    assertThat(level.p50Nanos()).isBetween(1e6, 2e6);
  }

  @Test
  void pacingLimitsCapacity() {
    Deployment paced = deployment(8, 1).withPacing(new Pacing.TokenBucket(100));

    ServiceLevel level = estimate(paced, SERVICE, ArrivalProcess.closedLoop(), 0);

    assertThat(level.throughputPerSecond()).isCloseTo(800, within(1e-6));
  }

  @Test
  void measuredSpreadGivesBackTheMeasuredPercentile() {
    ServiceTime service = ServiceTime.measured(1e6, 1.3e6);

    ServiceLevel level =
        estimate(Deployment.of(ENGINE, 1), service, ArrivalProcess.closedLoop(), 0);

    assertThat(level.p99Nanos()).isCloseTo(1.3e6, withinPercentage(2));
  }

  private static ServiceLevel estimate(
      Deployment deployment, ServiceTime service, ArrivalProcess arrivals, long sloP99Nanos) {
    return new ServiceModel(Batching.atOnce())
        .estimate(deployment, service, target(arrivals, sloP99Nanos));
  }

  private static ArrivalProcess arrivals(double gapNanos, boolean equalGaps) {
    return equalGaps
        ? new ArrivalProcess.Constant(1e9 / gapNanos)
        : new ArrivalProcess.Poisson(1e9 / gapNanos);
  }

  private static Deployment deployment(int batchSize, int streams) {
    return Deployment.of(ENGINE, batchSize).withStreams(streams);
  }

  private static ServiceTarget target(ArrivalProcess arrivals, long sloP99Nanos) {
    return new ServiceTarget(ENGINE, arrivals, sloP99Nanos, 1);
  }
}
