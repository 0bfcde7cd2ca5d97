package io.optimum.workbench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Small batches take 0.3 ms plus 0.1 ms per input, so a batch of 16 takes 1.9 ms.
class PlayedGpuTest {
  private static final int INPUTS = 40_000;
  private static final double WHOLE_NANOS = 1.9e6;

  @ParameterizedTest
  @CsvSource({"1, 0.3", "1, 0.8", "4, 0.5", "16, 0.1", "16, 0.3", "16, 0.65", "16, 0.8"})
  void aloneWithOneSizeItsP99IsThatOfTheQueueSimulatedByItself(int batch, double load) {
    double gap = WHOLE_NANOS / (load * batch);
    double[] simulated =
        new QueueSimulation(gap, false, new ServiceTime(WHOLE_NANOS, 0.02), 5)
            .latencies(200_000, batch, 1, Batching.atOnce());
    double expected = simulated[(int) (0.99 * simulated.length)];

    ServiceLevel played = alone(Deployment.of(engine("a"), batch), whole(batch), 1e9 / gap);

    assertThat(played.p99Nanos()).isCloseTo(expected, within(0.07 * expected));
  }

  @Test
  void aLoneInputIsServedAtTheSmallestSize() {
    ServiceLevel level = alone(Deployment.of(engine("a"), 16), sizes(), 1);

    assertThat(level.p50Nanos()).isCloseTo(4e5, within(0.02 * 4e5));
  }

  @Test
  void aCoRunnerThatRestsSlowsDownOnlyPartOfTheInputs() {
    ServiceLevel resting = beside(10).getFirst();
    ServiceLevel busy = beside(7_000).getFirst();

    assertThat(resting.p95Nanos()).isLessThan(0.7 * busy.p95Nanos());
    assertThat(busy.p50Nanos()).isGreaterThan(1.5 * resting.p50Nanos());
  }

  @Test
  void twoThatSlowEachOtherDownAreOverloadedWhereEachAloneWouldNotBe() {
    double rate = 0.6 * 16 * 1e9 / WHOLE_NANOS;

    assertThat(alone(Deployment.of(engine("a"), 16), sizes(), rate).sustainable()).isTrue();
    assertThat(
            play(
                List.of(tenant("a", rate), tenant("b", rate)),
                new PairwiseInterference(
                    (_, _, _, _) -> 2.5, new int[] {16, 16}, new double[] {2.5, 2.5}),
                INPUTS))
        .noneMatch(ServiceLevel::sustainable);
  }

  @Test
  void pacingLimitsWhatItCanServe() {
    Deployment paced = Deployment.of(engine("a"), 16).withPacing(new Pacing.TokenBucket(100));

    assertThat(alone(paced, sizes(), 1_500).capacityPerSecond()).isCloseTo(1_600, within(1.0));
    assertThat(alone(paced, sizes(), 1_700).sustainable()).isFalse();
  }

  @Test
  void twoContextsServeTwiceAsMuch() {
    double rate = 1.5 * 16 * 1e9 / WHOLE_NANOS;

    assertThat(alone(Deployment.of(engine("a"), 16), sizes(), rate).sustainable()).isFalse();
    assertThat(alone(Deployment.of(engine("a"), 16).withStreams(2), sizes(), rate).sustainable())
        .isTrue();
  }

  @Test
  void waitsThatFallUnevenlyMakeTheTailLongerAndNotTheMean() {
    ServiceLevel even = saturatedBesideAnother(0);
    ServiceLevel uneven = saturatedBesideAnother(0.4);

    assertThat(uneven.meanNanos()).isCloseTo(even.meanNanos(), within(0.01 * even.meanNanos()));
    assertThat(uneven.p50Nanos()).isLessThan(even.p50Nanos());
    assertThat(uneven.p99Nanos()).isGreaterThan(1.4 * even.p99Nanos());
  }

  private static ServiceLevel saturatedBesideAnother(double waitVariation) {
    List<Tenant> tenants =
        Stream.of("a", "b")
            .map(name ->
                new Tenant(
                    Deployment.of(engine(name), 16),
                    sizes(),
                    ServiceTarget.none(engine(name)),
                    waitVariation))
            .toList();
    return play(tenants, interference(), INPUTS).getFirst();
  }

  @Test
  void goodputCountsWhatIsWithinTheSlo() {
    double rate = 5_000;
    double median = alone(Deployment.of(engine("a"), 16), sizes(), rate).p50Nanos();
    ServiceTarget target =
        new ServiceTarget(engine("a"), new ArrivalProcess.Poisson(rate), Math.round(median), 1);
    Tenant tenant = new Tenant(Deployment.of(engine("a"), 16), sizes(), target);

    ServiceLevel level = play(List.of(tenant), Interference.none(), INPUTS).getFirst();

    assertThat(level.goodputPerSecond()).isCloseTo(rate / 2, within(0.02 * rate));
  }

  /// At the limits of whether the SLO is met; at the highest rate the other is overloaded.
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 0.95, 0.99, 1.01, 1.05, 1.2, 3})
  void endingEarlyChangesNeitherWhetherAllHoldsNorTheNumbersWhereItDoes(double slo) {
    for (double otherRate : new double[] {10, 1_000, 4_000, 12_000}) {
      long limit = Math.round(slo * beside(otherRate).getFirst().p99Nanos());
      List<Tenant> tenants = List.of(tenant("a", 1_000, limit), tenant("b", otherRate, 0));

      List<ServiceLevel> whole = play(tenants, interference(), INPUTS);
      List<ServiceLevel> early =
          PlayedGpu.playUntilMissed(
              tenants, interference(), Batching.atOnce(), INPUTS, new Draws());

      assertThat(holds(early, limit)).isEqualTo(holds(whole, limit));
      if (holds(whole, limit)) {
        assertThat(early).isEqualTo(whole);
      }
    }
  }

  private static boolean holds(List<ServiceLevel> levels, long limit) {
    return levels.stream().allMatch(ServiceLevel::sustainable)
        && levels.getFirst().sloSlackFraction(limit) >= 0;
  }

  /// The other serves all of the play while nothing comes.
  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1e-3})
  void anInputSoRareThatNoneComesIsOneBesideTheOthers(double rate) {
    List<Tenant> tenants = List.of(tenant("a", rate), tenant("b", 1_000));

    ServiceLevel level = play(tenants, interference(), 800).getFirst();

    assertThat(level.sustainable()).isTrue();
    assertThat(level.p99Nanos()).isCloseTo(2 * 4e5, within(0.05 * 4e5));
  }

  @Test
  void theSameDemandGivesTheSameAnswer() {
    assertThat(beside(1_000)).isEqualTo(beside(1_000));
  }

  @Test
  void drawsThatPlaysShareAreThoseOfAFirstPlay() {
    Draws shared = new Draws();
    List<Tenant> more = List.of(tenant("a", 1_000), tenant("b", 500), tenant("c", 2_000));
    for (List<Tenant> tenants : List.of(more.subList(0, 1), more, more.subList(0, 2))) {
      assertThat(PlayedGpu.play(tenants, Interference.none(), Batching.atOnce(), INPUTS, shared))
          .isEqualTo(play(tenants, Interference.none(), INPUTS));
    }
  }

  private static List<ServiceLevel> beside(double otherRate) {
    return play(List.of(tenant("a", 1_000), tenant("b", otherRate)), interference(), INPUTS);
  }

  private static PairwiseInterference interference() {
    return new PairwiseInterference((_, _, _, _) -> 2, new int[] {16, 16}, new double[] {2, 2});
  }

  private static Tenant tenant(String name, double rate, long sloNanos) {
    ServiceTarget target =
        new ServiceTarget(engine(name), new ArrivalProcess.Poisson(rate), sloNanos, 1);
    return new Tenant(Deployment.of(engine(name), 16), sizes(), target);
  }

  private static ServiceLevel alone(
      Deployment deployment, SortedMap<Integer, Double> solo, double rate) {
    ServiceTarget target =
        new ServiceTarget(deployment.engine(), new ArrivalProcess.Poisson(rate), 0, 1);
    return play(List.of(new Tenant(deployment, solo, target)), Interference.none(), INPUTS)
        .getFirst();
  }

  private static Tenant tenant(String name, double rate) {
    return new Tenant(
        Deployment.of(engine(name), 16),
        sizes(),
        new ServiceTarget(engine(name), new ArrivalProcess.Poisson(rate), 0, 1));
  }

  private static EngineId engine(String name) {
    return new EngineId(name);
  }

  private static SortedMap<Integer, Double> whole(int batch) {
    SortedMap<Integer, Double> solo = new TreeMap<>();
    solo.put(batch, WHOLE_NANOS);
    return solo;
  }

  private static SortedMap<Integer, Double> sizes() {
    SortedMap<Integer, Double> solo = new TreeMap<>();
    for (int size = 1; size <= 16; size *= 2) {
      solo.put(size, 3e5 + 1e5 * size);
    }
    return solo;
  }

  private static List<ServiceLevel> play(
      List<Tenant> tenants, Interference interference, int inputs) {
    return PlayedGpu.play(tenants, interference, Batching.atOnce(), inputs, new Draws());
  }
}
