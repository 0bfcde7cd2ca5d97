package io.optimum.workbench.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.planner.PairwisePredictor;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.service.ServiceModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TradeoffTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void towardThroughputNeverLowersGoodputNorLatency(long seed) {
    Exploration exploration = explore(3, saturating(3), seed);

    double goodput = 0;
    double latency = 0;
    for (int step = 0; step <= 50; step++) {
      OperatingPoint chosen = new Tradeoff(step / 50.0, 0, 0).choose(exploration);
      assertThat(chosen.goodputPerSecond().mid()).isGreaterThanOrEqualTo(goodput);
      assertThat(chosen.latencyRatio().mid()).isGreaterThanOrEqualTo(latency);
      goodput = chosen.goodputPerSecond().mid();
      latency = chosen.latencyRatio().mid();
    }
    assertThat(goodput).isEqualTo(exploration.front().points().getLast().goodputPerSecond().mid());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sloSlackIsKeptWhereItCanBe(long seed) {
    Exploration exploration = explore(2, limited(2, 60_000_000), seed);

    OperatingPoint chosen = new Tradeoff(1, 0.2, 0).choose(exploration);

    assertThat(chosen.p99Nanos()).allMatch(each -> each <= 0.8 * 60_000_000);
  }

  @Test
  void comesAsNearAsItCanWhenNoSettingsMeetTheSlo() {
    Exploration exploration = explore(3, limited(3, 100_000), 1);

    OperatingPoint chosen = new Tradeoff(1, 0, 0).choose(exploration);

    assertThat(chosen.sloSlackFraction()).isNegative();
    assertThat(new Tradeoff(0, 0, 0).choose(exploration)).isEqualTo(chosen);
  }

  @Test
  void memoryHeadroomIsKept() {
    Exploration exploration = explore(3, saturating(3), 1);

    OperatingPoint roomy = new Tradeoff(1, 0, 0.8).choose(exploration);

    assertThat(roomy.memoryBytes()).isLessThanOrEqualTo((long) (0.2 * (40L << 30)) + 1);
    assertThatThrownBy(() -> new Tradeoff(1, 0, 0.99).choose(exploration))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("No settings keep 99 % of the memory of Test GPU free");
  }

  @Test
  void demandThatIsNotSustainedIsAvoided() {
    List<ServiceTarget> demanding =
        List.of(new ServiceTarget(SampleWorld.engine(0), new ArrivalProcess.Poisson(1500), 0, 1));
    Exploration exploration = explore(2, demanding, 1);

    assertThat(exploration.points()).anyMatch(each -> !each.sustainable());
    assertThat(new Tradeoff(0, 0, 0).choose(exploration).sustainable()).isTrue();
  }

  /// From settings that serve a tenth of it, all deployments at once.
  @Test
  void settingsThatKeepUpAreFoundFromFarBelowTheDemand() {
    Exploration unlimited = explore(3, saturating(3), 1);
    OperatingPoint most = unlimited.front().points().getLast();
    List<ServiceTarget> demand =
        IntStream.range(0, 3)
            .mapToObj(i ->
                new ServiceTarget(
                    SampleWorld.engine(i),
                    new ArrivalProcess.Poisson(0.8 * most.levels().get(i).throughputPerSecond()),
                    0,
                    1))
            .toList();
    ExplorationRequest request = request(3, demand);
    ExplorationRequest slow =
        new ExplorationRequest(
            request.gpu(),
            request.profiles(),
            Combination.ofStreams(
                SampleWorld.engines(3).stream().map(each -> Deployment.of(each, 1)).toList()),
            demand);

    Exploration found =
        SettingsExplorer.standard(1500).explore(slow, new PairwisePredictor(1)::predict);

    assertThat(found.points().getFirst().sustainable()).isFalse();
    assertThat(new Tradeoff(0.5, 0, 0).choose(found).sustainable()).isTrue();
  }

  @Test
  void goodputIsNeverMoreThanTheDemand() {
    List<ServiceTarget> demand =
        IntStream.range(0, 2)
            .mapToObj(i ->
                new ServiceTarget(SampleWorld.engine(i), new ArrivalProcess.Poisson(900), 0, 1))
            .toList();

    assertThat(explore(2, demand, 1).points())
        .allSatisfy(each -> assertThat(each.goodputPerSecond().high()).isLessThanOrEqualTo(2 * 900))
        .anyMatch(each -> each.goodputPerSecond().high() == 2 * 900);
  }

  @Test
  void climbingFindsNearlyTheFrontOfAllSettings() {
    ExplorationRequest request = request(2, saturating(2));
    PairwisePredictor predictor = new PairwisePredictor(4);
    SettingsSpace unpaced =
        new SettingsSpace(
            List.of(1, 2),
            List.of(StreamPriority.values()),
            List.of(false, true),
            List.of(1.0),
            List.of(1.0));
    Exploration all =
        new SettingsExplorer(new ServiceModel(Batching.atOnce()), unpaced, 10_000)
            .explore(request, predictor::predict);
    Exploration climbed =
        new SettingsExplorer(new ServiceModel(Batching.atOnce()), unpaced, 800)
            .explore(request, predictor::predict);

    assertThat(all.points()).hasSize(72 * 72);
    assertThat(climbed.points()).as("no point is left unused").hasSize(800);
    assertThat(climbed.front().points().getLast().goodputPerSecond().mid())
        .isGreaterThan(0.98 * all.front().points().getLast().goodputPerSecond().mid());
    assertThat(climbed.front().points().getFirst().latencyRatio().mid())
        .isLessThan(1.02 * all.front().points().getFirst().latencyRatio().mid());
  }

  @Test
  void exploringSaysHowFarItIs() {
    List<Double> said = Collections.synchronizedList(new ArrayList<>());
    SettingsExplorer.standard(300)
        .explore(
            request(2, saturating(2)),
            new PairwisePredictor(1)::predict,
            (done, _) -> said.add(done));
    assertThat(said).isSorted().first().satisfies(first -> assertThat(first).isLessThan(0.1));
    assertThat(said).last().isEqualTo(1.0);
  }

  @Test
  void whatIsFoundDoesNotDependOnTheNumberOfCores() throws Exception {
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool four = new ForkJoinPool(4)) {
      assertThat(four.submit(() -> explore(3, saturating(3), 1).points()).get())
          .isEqualTo(one.submit(() -> explore(3, saturating(3), 1).points()).get());
    }
  }

  /// By the law of round robin, which knows all six knobs.
  @ParameterizedTest
  @EnumSource(
      value = Sharing.class,
      names = {"STREAMS", "GREEN_CONTEXT", "MPS"})
  void towardThroughputNeverLowersItOverSharesAndPaces(Sharing sharing) {
    ExplorationRequest request = request(2, saturating(2));
    Exploration exploration =
        SettingsExplorer.standard(1500)
            .explore(
                new ExplorationRequest(
                    request.gpu(),
                    request.profiles(),
                    new Combination(sharing, request.combination().deployments()),
                    request.targets()),
                new KernelRoundRobinPrior()::predict);

    double throughput = 0;
    for (int step = 0; step <= 50; step++) {
      OperatingPoint chosen = new Tradeoff(step / 50.0, 0, 0).choose(exploration);
      assertThat(chosen.throughputPerSecond()).isGreaterThanOrEqualTo(throughput);
      throughput = chosen.throughputPerSecond();
    }
    assertThat(exploration.points())
        .anyMatch(each -> has(each, of -> of.pacing() instanceof Pacing.TokenBucket))
        .satisfies(all ->
            assertThat(all.stream().anyMatch(each -> has(each, of -> of.smShareFraction() < 1)))
                .isEqualTo(sharing.hasSmShares()));
  }

  private static boolean has(OperatingPoint point, Predicate<Deployment> setting) {
    return point.combination().deployments().stream().anyMatch(setting);
  }

  @Test
  void theSpaceIsEverySettingOfEveryKnobOnce() {
    EngineSettings green = settings(Sharing.GREEN_CONTEXT);
    Deployment one = Deployment.of(SampleWorld.engine(0), 1);
    int batches = green.batchSizes(one.engine()).size();

    assertThat(green.all(one)).hasSize(batches * 2 * 3 * 2 * 4 * 3).doesNotHaveDuplicates();
    assertThat(settings(Sharing.STREAMS).all(one)).hasSize(batches * 2 * 3 * 2 * 3);
  }

  @Test
  void everyStepStaysInTheSpaceAndAPaceIsKeptWhenTheBatchChanges() {
    EngineSettings green = settings(Sharing.GREEN_CONTEXT);
    List<Deployment> all = green.all(Deployment.of(SampleWorld.engine(0), 1));

    assertThat(all).allSatisfy(each -> assertThat(all).containsAll(green.steps(each)));
  }

  private static EngineSettings settings(Sharing sharing) {
    return new EngineSettings(
        SettingsSpace.standard(),
        SampleWorld.profiles(1, SampleWorld.GPU),
        SampleWorld.GPU,
        sharing);
  }

  @Test
  void knobsThatChangedAreNamed() {
    Deployment plain = Deployment.of(SampleWorld.engine(0), 1);

    assertThat(Knob.changed(plain, plain.withBatchSize(4).withCudaGraph(true)))
        .containsExactly(Knob.BATCH, Knob.CUDA_GRAPH);
    assertThat(Knob.changed(plain, plain)).isEmpty();
  }

  private static Exploration explore(int engines, List<ServiceTarget> targets, long seed) {
    return new SettingsExplorer(new ServiceModel(Batching.atOnce()), SettingsSpace.standard(), 400)
        .explore(request(engines, targets), new PairwisePredictor(seed)::predict);
  }

  private static ExplorationRequest request(int engines, List<ServiceTarget> targets) {
    List<Deployment> deployments =
        SampleWorld.engines(engines).stream().map(each -> Deployment.of(each, 4)).toList();
    return new ExplorationRequest(
        SampleWorld.spec(),
        SampleWorld.profiles(engines, SampleWorld.GPU),
        Combination.ofStreams(deployments),
        targets);
  }

  private static List<ServiceTarget> saturating(int engines) {
    return SampleWorld.saturating(engines);
  }

  private static List<ServiceTarget> limited(int engines, long sloP99Nanos) {
    return IntStream.range(0, engines)
        .mapToObj(i ->
            new ServiceTarget(SampleWorld.engine(i), ArrivalProcess.closedLoop(), sloP99Nanos, 1))
        .toList();
  }
}
