package io.optimum.workbench.device.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.service.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for any queue, on loads drawn by seed. Runs grow, so that the first failure of a seed
/// is its smallest.
class QueueLawsTest {
  private static final double SERVICE_NANOS = 1e6;
  private static final double[] RUN_NANOS = {2e6, 2e7, 2e8, 2e9};

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private record Case(Load load, int batchSize, int streams) {
    static Case of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int batchSize = random.nextInt(1, 17);
      int streams = random.nextInt(1, 4);
      double capacity = batchSize * streams * 1e9 / SERVICE_NANOS;
      double rate = capacity * random.nextDouble(0.05, 1.6);
      return new Case(load(random, rate, batchSize), batchSize, streams);
    }

    private static Load load(SplittableRandom random, double rate, int batchSize) {
      ArrivalProcess arrivals =
          switch (random.nextInt(4)) {
            case 0 -> new ArrivalProcess.Poisson(rate);
            case 1 -> new ArrivalProcess.Constant(rate);
            case 2 -> new ArrivalProcess.Bursts(2 * rate, 20_000_000, 20_000_000);
            default -> recorded(random, rate);
          };
      Load queued = Load.queued(arrivals);
      return switch (random.nextInt(3)) {
        case 0 -> queued;
        case 1 -> queued.withAdmission(Admission.NEWEST_WINS);
        default -> queued.withBatching(dynamic(random, batchSize));
      };
    }

    private static ArrivalProcess recorded(SplittableRandom random, double rate) {
      List<Long> times = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 5000; i++) {
        now += random.nextInt(3) == 0 ? 0 : Math.round(random.nextExponential() * 1.5e9 / rate);
        times.add(now);
      }
      return new ArrivalProcess.Recorded(times);
    }

    private static Batching dynamic(SplittableRandom random, int batchSize) {
      List<Integer> preferred =
          IntStream.rangeClosed(1, batchSize).filter(_ -> random.nextInt(4) == 0).boxed().toList();
      return new Batching.Dynamic(preferred, random.nextInt(3) * 700_000L);
    }

    QueueBench run(long seed, double nanos) {
      SplittableRandom services = new SplittableRandom(seed + 1);
      return new QueueBench(
              load, batchSize, streams, seed, () -> SERVICE_NANOS * services.nextDouble(0.7, 1.3))
          .run(nanos);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyInputIsServedDroppedOrWaiting(long seed) {
    Case drawn = Case.of(seed);
    for (double nanos : RUN_NANOS) {
      QueueBench bench = drawn.run(seed, nanos);
      long known = bench.served.size() + bench.inService() + bench.load.dropped();
      long waiting = bench.arrived() - known;
      assertThat(waiting).as("%s for %s ns", drawn, nanos).isNotNegative();
      if (drawn.load.admission() == Admission.NEWEST_WINS) {
        assertThat(waiting).as("%s for %s ns", drawn, nanos).isLessThan(2L * drawn.batchSize);
      } else {
        assertThat(bench.load.dropped()).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aQueueServesInOrderOfArrivalAndLosesNothing(long seed) {
    Case drawn = Case.of(seed);
    if (drawn.load.admission() == Admission.NEWEST_WINS || drawn.streams > 1) {
      return;
    }
    QueueBench bench = drawn.run(seed, 2e8);
    Arrivals again = new Arrivals(drawn.load.arrivals(), new SplittableRandom(seed));
    assertThat(bench.served)
        .as("%s", drawn)
        .allSatisfy(each -> assertThat(each).isEqualTo(again.next()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBatchIsNeverEmptyAndNeverAboveTheLargest(long seed) {
    Case drawn = Case.of(seed);
    assertThat(drawn.run(seed, 2e8).batches)
        .as("%s", drawn)
        .allSatisfy(size -> assertThat(size).isBetween(1, drawn.batchSize));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsInTheSystemIsThroughputTimesLatency(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int batchSize = random.nextInt(1, 9);
    double rate = 0.7 * batchSize * 1e9 / SERVICE_NANOS;
    Batching batching =
        random.nextBoolean()
            ? Batching.full()
            : new Batching.Dynamic(List.of(), random.nextInt(3) * 700_000L);
    Case drawn =
        new Case(
            Load.queued(new ArrivalProcess.Poisson(rate)).withBatching(batching), batchSize, 1);
    double nanos = 4e9;
    QueueBench bench = drawn.run(seed, nanos);
    double throughput = bench.statistics.throughputPerSecond(nanos) / 1e9;
    assertThat(bench.meanInSystem())
        .as("%s", drawn)
        .isCloseTo(throughput * bench.statistics.latency().meanNanos(), withinPercentage(2));
  }

  /// Pollaczek and Khinchine: E[W] = ρ·S/(2·(1 - ρ)) for Poisson arrivals and a constant service
  /// (Kleinrock, Queueing Systems I, 1975, section 5.6).
  @ParameterizedTest
  @CsvSource({"0.3", "0.5", "0.65", "0.8", "0.9"})
  void constantServicesWaitAsPollaczekAndKhinchineSay(double load) {
    Load poisson = Load.queued(new ArrivalProcess.Poisson(load * 1e9 / SERVICE_NANOS));
    double sum = 0;
    int seeds = 40;
    for (int seed = 0; seed < seeds; seed++) {
      QueueBench bench = new QueueBench(poisson, 1, 1, seed, () -> SERVICE_NANOS).run(2e10);
      sum += bench.statistics.latency().meanNanos() - SERVICE_NANOS;
    }
    assertThat(sum / seeds).isCloseTo(load * SERVICE_NANOS / (2 * (1 - load)), withinPercentage(3));
  }

  @Test
  void anOverloadNeedsNoMemory() {
    Load flood = Load.queued(new ArrivalProcess.Poisson(1e9));
    LoadGenerator load = new LoadGenerator(flood, Pacing.unlimited(), 0, new SplittableRandom(1));
    LoadStatistics statistics = new LoadStatistics(0, false);
    InputBatch context = new InputBatch(0);
    load.release(context, 0);
    double now = 0;
    for (int i = 0; i < 1000; i++) {
      now = load.nextStart(now, 8);
      load.start(now, 8);
      now += 1e9;
      statistics.ended(context, now);
      load.release(context, now);
    }
    assertThat(statistics.samples()).isEqualTo(8000);
    assertThat(statistics.latency().p99Nanos()).isGreaterThan(9.8e11);
  }
}
