package io.optimum.workbench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.ArrivalProcess;
import io.optimum.workbench.domain.Batching;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.ServiceTarget;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small batches take 0.3 ms plus 0.1 ms per input, so a batch of 16 takes 1.9 ms.
class AtOnceQueueTest {
  private static final EngineId ENGINE = new EngineId("e");
  private static final ServiceModel MODEL = new ServiceModel(Batching.atOnce());

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.3, 0.5, 0.65, 0.8})
  void p99IsThatOfTheQueuePlayedWithinTenPercent(double load) {
    double rate = load * 16 * 1e9 / nanos(16);

    double predicted = estimate(rate, times(1, 0)).p99Nanos();

    assertThat(predicted).isCloseTo(played(rate), within(0.1 * played(rate)));
  }

  @Test
  void aLoneInputIsServedAtTheSmallestSize() {
    assertThat(estimate(1, times(1, 0)).p50Nanos()).isCloseTo(nanos(1), within(0.03 * nanos(1)));
  }

  @Test
  void coRunnersThatRestSlowDownOnlyPartOfTheInputs() {
    ServiceLevel resting = estimate(1_000, times(3, 0.002));
    ServiceLevel busy = estimate(1_000, times(3, 1));

    assertThat(resting.p95Nanos()).isLessThan(busy.p95Nanos() / 2);
    assertThat(busy.p50Nanos()).isGreaterThan(2.5 * resting.p50Nanos());
  }

  @Test
  void moreThanWholeBatchesServeIsNotSustainable() {
    assertThat(estimate(20_000, times(1, 0)).sustainable()).isFalse();
  }

  private static ServiceLevel estimate(double rate, ServiceTimes times) {
    return MODEL.estimate(
        Deployment.of(ENGINE, 16),
        times,
        new ServiceTarget(ENGINE, new ArrivalProcess.Poisson(rate), 0, 1));
  }

  private static ServiceTimes times(double slowdown, double busy) {
    Map<Integer, Double> solo = new TreeMap<>();
    for (int size = 1; size <= 16; size *= 2) {
      solo.put(size, nanos(size));
    }
    return new ServiceTimes(new TreeMap<>(solo), slowdown, busy);
  }

  private static double nanos(int inputs) {
    return 3e5 + 1e5 * inputs;
  }

  private static double played(double rate) {
    SplittableRandom random = new SplittableRandom(7);
    double[] latencies = new double[200_000];
    double[] arrivals = new double[latencies.length];
    double now = 0;
    for (int i = 0; i < arrivals.length; i++) {
      now += random.nextExponential() * 1e9 / rate;
      arrivals[i] = now;
    }
    double free = 0;
    int first = 0;
    while (first < arrivals.length) {
      double start = Math.max(free, arrivals[first]);
      int end = first;
      while (end < arrivals.length && end - first < 16 && arrivals[end] <= start) {
        end++;
      }
      int size = Integer.highestOneBit(Math.max(1, 2 * (end - first) - 1));
      free = start + nanos(size) * Math.exp(0.02 * random.nextGaussian());
      for (int i = first; i < end; i++) {
        latencies[i] = free - arrivals[i];
      }
      first = end;
    }
    Arrays.sort(latencies);
    return latencies[(int) (0.99 * latencies.length)];
  }
}
