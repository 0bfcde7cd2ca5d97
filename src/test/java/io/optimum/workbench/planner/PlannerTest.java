package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.plan.Yardstick;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.score.Measurer;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.task.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
  private final Planner planner = new Planner(InstantSource.fixed(Instant.EPOCH));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void placesEveryEngineExactlyOnce(long seed) {
    Plan plan = plan(SampleWorld.request(SampleWorld.saturating(12), 5), 12, seed);

    assertThat(engines(plan)).containsExactlyInAnyOrderElementsOf(SampleWorld.engines(12));
    assertThat(plan.gpus()).hasSizeLessThanOrEqualTo(5);
    assertThat(plan.gpus()).extracting(each -> each.ordinal()).doesNotHaveDuplicates();
    assertThat(plan.slacks()).allMatch(slack -> slack.value() >= 0);
  }

  @Test
  void theSameRequestGivesTheSamePlan() {
    PlanRequest request = SampleWorld.request(SampleWorld.saturating(11), 4);

    assertThat(plan(request, 11, 4)).isEqualTo(plan(request, 11, 4));
  }

  @Test
  void predictsEachCombinationOnce() {
    PairwisePredictor predictor = new PairwisePredictor(1);
    PlanContext context = context(8, predictor, null);

    planner.plan(SampleWorld.request(SampleWorld.saturating(8), 4), context, Progress.none());

    int combinationsOfUpToThree = 8 + 28 + 56;
    int batchesAlone = 8 * SampleWorld.BATCHES.size();
    assertThat(predictor.predictions()).isLessThanOrEqualTo(combinationsOfUpToThree + batchesAlone);
  }

  @Test
  void yardsticksAlwaysStandBeside() {
    Plan plan = plan(SampleWorld.request(SampleWorld.saturating(8), 4), 8, 1);

    assertThat(plan.yardsticks())
        .extracting(Yardstick::name)
        .containsExactly(
            "one engine per GPU",
            "random pairing, mean of 32",
            "random on as many GPUs, mean of 32",
            "first fit by utilisation",
            "similar kernel durations together",
            "pairs by linear interference (as gpulet)",
            "greedy by kernel counts (as iGniter)");
    assertThat(plan.yardsticks().getFirst().stpPerGpu()).isEqualTo(1);
    assertThat(plan.yardsticks())
        .filteredOn(each -> each.gpus() <= 4)
        .allMatch(each -> each.stpPerGpu() <= plan.stp());
    assertThat(plan.provenance()).isEqualTo(Provenance.PREDICTED);
    assertThat(plan.searchOverhead().combinationsMeasured()).isZero();
  }

  @Test
  void sloIsKeptByEveryDeployment() {
    Plan plan = plan(SampleWorld.request(tight(), 8), 8, 3);

    assertThat(deployments(plan))
        .hasSize(8)
        .allMatch(each -> each.predictedP99Nanos() <= each.sloP99Nanos());
  }

  @Test
  void plainRulesThatMissSlosSaySoAndAreNotComparedWith() {
    Plan plan = plan(SampleWorld.request(tight(), 8), 8, 3);

    assertThat(plan.yardsticks())
        .extracting(Yardstick::name, Yardstick::kept)
        .contains(
            tuple("one engine per GPU", "kept"),
            tuple("similar kernel durations together", "missed"));
    assertThat(plan.why())
        .extracting(ObjectiveTerm::text)
        .contains("No plain rule keeps every SLO and demand.")
        .noneMatch(each -> each.contains("similar kernel durations together"));
  }

  private static List<ServiceTarget> tight() {
    return IntStream.range(0, 8)
        .mapToObj(i ->
            new ServiceTarget(
                SampleWorld.engine(i),
                ArrivalProcess.closedLoop(),
                (long) (2.2 * SampleWorld.latencyNanos(i, 1)),
                1))
        .toList();
  }

  @Test
  void demandIsSustained() {
    List<ServiceTarget> targets =
        IntStream.range(0, 6)
            .mapToObj(i ->
                new ServiceTarget(
                    SampleWorld.engine(i), new ArrivalProcess.Poisson(500), 60_000_000, 1))
            .toList();

    Plan plan = plan(request(targets, 6, Objective.FEWEST_GPUS), 6, 2);

    assertThat(plan.gpus()).hasSizeLessThan(6);
    assertThat(deployments(plan))
        .allSatisfy(each -> {
          assertThat(each.throughputPerSecond()).isCloseTo(500, within(1e-6));
          assertThat(each.predictedP99Nanos()).isLessThanOrEqualTo(60_000_000);
        });
  }

  @Test
  void memoryLimitsWhatSharesAGpu() {
    PlanRequest request = SampleWorld.request(SampleWorld.saturating(6), 6);
    PlanContext small =
        PlanContext.of(
            Map.of(SampleWorld.GPU, SampleWorld.spec(SampleWorld.GPU, 4L << 30)),
            SampleWorld.profiles(6, SampleWorld.GPU),
            new PairwisePredictor(1),
            null);

    Plan plan = planner.plan(request, small, Progress.none());

    assertThat(plan.gpus())
        .allMatch(each -> each.memoryBytes() <= each.memoryLimitBytes())
        .allMatch(each -> each.deployments().size() <= 2);
  }

  @Test
  void measurementOverridesPrediction() {
    PlanRequest request = measuring(SampleWorld.saturating(6), 3, 5);
    FakeMeasurer probe = new FakeMeasurer(_ -> 1.5);
    Plan predicted = plan(request, 6, 1, probe);
    List<EngineId> bad =
        predicted.gpus().getFirst().combination().deployments().stream()
            .map(Deployment::engine)
            .toList();

    FakeMeasurer measurer =
        new FakeMeasurer(each ->
            each.deployments().stream().map(Deployment::engine).toList().equals(bad) ? 9 : 1.5);
    Plan plan = plan(request, 6, 1, measurer);

    assertThat(plan.gpus())
        .noneMatch(each ->
            each.combination().deployments().stream().map(Deployment::engine).toList().equals(bad));
    assertThat(plan.provenance()).isEqualTo(Provenance.SIMULATED);
    assertThat(deployments(plan))
        .allMatch(each -> each.measuredSlowdown() != null && each.counted() != null);
    double measured =
        plan.gpus().stream()
            .mapToInt(each -> each.deployments().size())
            .mapToDouble(engines -> engines == 1 ? 1 : engines / 1.5)
            .average()
            .orElseThrow();
    assertThat(plan.stp()).isCloseTo(measured, within(1e-9)).isGreaterThanOrEqualTo(6 / 1.5 / 3);
  }

  @Test
  void thePlansStpIsTheMeanOfThoseOfItsGpus() {
    Plan predicted = plan(SampleWorld.request(tight(), 8), 8, 3);
    Plan measured = plan(measuring(tight(), 8, 5), 8, 1, new FakeMeasurer(_ -> 1.5));

    assertThat(List.of(predicted, measured))
        .allSatisfy(plan ->
            assertThat(plan.gpus().stream().mapToDouble(PlannedGpu::stp).average())
                .hasValueCloseTo(plan.stp(), within(1e-9)))
        .anySatisfy(plan ->
            assertThat(deployments(plan))
                .as("a batch smaller than the best")
                .anyMatch(each -> each.deployment().batchSize() < 32));
  }

  @Test
  void plansOfManyEnginesAreMeasuredToo() {
    FakeMeasurer measurer = new FakeMeasurer(_ -> 1.5);

    Plan plan = plan(measuring(SampleWorld.saturating(30), 15, 1), 30, 1, measurer);

    assertThat(deployments(plan)).hasSize(30).allMatch(each -> each.measuredSlowdown() != null);
    assertThat(measurer.measured).doesNotHaveDuplicates();
  }

  @Test
  void measuresEachCombinationOnceAndCountsTheCost() {
    FakeMeasurer measurer = new FakeMeasurer(_ -> 1.5);

    Plan plan = plan(measuring(SampleWorld.saturating(6), 3, 5), 6, 1, measurer);

    assertThat(measurer.measured).doesNotHaveDuplicates();
    long shared = measurer.measured.stream().filter(each -> each.size() > 1).count();
    assertThat(plan.searchOverhead().combinationsMeasured()).isEqualTo((int) shared);
    assertThat(plan.searchOverhead().deviceSeconds()).isEqualTo(measurer.measured.size());
  }

  @Test
  void saysWhenSharingIsNotBetterThanOneModelPerGpu() {
    Plan scarce =
        plan(
            measuring(SampleWorld.saturating(4), 2, 3),
            4,
            1,
            new FakeMeasurer(each -> 1.1 * each.size()));

    assertThat(scarce.stp()).isLessThan(1);
    assertThat(gain(scarce)).startsWith("Not better than one engine per GPU beyond noise");
  }

  @Test
  void fallsBackToOneModelPerGpuWhenMeasurementsDisappoint() {
    Plan plan = plan(measuring(SampleWorld.saturating(4), 4, 3), 4, 1, new FakeMeasurer(_ -> 3.5));

    assertThat(plan.gpus()).hasSize(4);
    assertThat(plan.stp()).isCloseTo(1, within(1e-12));
  }

  @Test
  void triesFurtherCandidatesWhenTheBestMissTheirSloOnTheDevice() {
    List<ServiceTarget> targets =
        IntStream.range(0, 4)
            .mapToObj(i ->
                new ServiceTarget(
                    SampleWorld.engine(i), ArrivalProcess.closedLoop(), 40_000_000, 1))
            .toList();
    FakeMeasurer measurer = new FakeMeasurer(each -> each.size() > 2 ? 20 : 1.4);

    Plan plan = plan(measuring(targets, 2, 1), 4, 1, measurer);

    assertThat(deployments(plan))
        .extracting(PlannedDeployment::measuredP99Nanos)
        .doesNotContainNull()
        .allMatch(p99Nanos -> p99Nanos <= 40_000_000);
  }

  @Test
  void progressNeverFallsBack() {
    List<Double> fractions = new CopyOnWriteArrayList<>();
    planner.plan(
        measuring(SampleWorld.saturating(6), 3, 5),
        context(6, new PairwisePredictor(1), new FakeMeasurer(_ -> 1.5)),
        (fraction, _) -> {
          if (fraction >= 0) {
            fractions.add(fraction);
          }
        });

    assertThat(fractions).isSorted().hasSizeGreaterThan(3);
    assertThat(fractions.getLast()).isLessThanOrEqualTo(1);
  }

  @Test
  void cancellationLeavesTheBestSoFar() {
    List<Double> improvements = new ArrayList<>();
    PlannerSession session =
        planner.session(
            SampleWorld.request(SampleWorld.saturating(12), 6),
            SampleWorld.context(12, 1),
            (_, score) -> improvements.add(score),
            Progress.none());
    Progress cancelling =
        (done, _) -> {
          if (done > 0.2) {
            throw new CancellationException();
          }
        };

    assertThat(session.best()).isEmpty();
    assertThatThrownBy(() -> session.run(cancelling)).isInstanceOf(CancellationException.class);

    Plan best = session.best().orElseThrow();
    assertThat(engines(best)).containsExactlyInAnyOrderElementsOf(SampleWorld.engines(12));
    assertThat(improvements).isNotEmpty().isSorted();
    assertThat(best.stp()).isCloseTo(improvements.getLast(), within(1e-12));
  }

  @Test
  void plansForGpusOfTwoTypes() {
    GpuId other = new GpuId("other-gpu");
    PlanRequest request =
        SampleWorld.request(SampleWorld.saturating(6), 1)
            .withGpus(List.of(new GpuCount(SampleWorld.GPU, 1), new GpuCount(other, 2)));
    PlanContext context =
        PlanContext.of(
            Map.of(SampleWorld.GPU, SampleWorld.spec(), other, SampleWorld.spec(other, 80L << 30)),
            SampleWorld.profiles(6, SampleWorld.GPU, other),
            new PairwisePredictor(3),
            null);

    Plan plan = planner.plan(request, context, Progress.none());

    assertThat(engines(plan)).hasSize(6);
    assertThat(plan.gpus())
        .filteredOn(each -> each.gpu().equals(SampleWorld.GPU))
        .hasSizeLessThan(2);
  }

  private Plan plan(PlanRequest request, int engines, long seed) {
    return planner.plan(request, SampleWorld.context(engines, seed), Progress.none());
  }

  private Plan plan(PlanRequest request, int engines, long seed, Measurer measurer) {
    return planner.plan(
        request, context(engines, new PairwisePredictor(seed), measurer), Progress.none());
  }

  private static PlanContext context(
      int engines, PairwisePredictor predictor, @Nullable Measurer measurer) {
    return PlanContext.of(
        Map.of(SampleWorld.GPU, SampleWorld.spec()),
        SampleWorld.profiles(engines, SampleWorld.GPU),
        predictor,
        measurer);
  }

  private static PlanRequest request(List<ServiceTarget> targets, int gpus, Objective objective) {
    return SampleWorld.request(targets, gpus, objective, List.of());
  }

  private static PlanRequest measuring(List<ServiceTarget> targets, int gpus, int top) {
    return new PlanRequest(
        targets,
        List.of(new GpuCount(SampleWorld.GPU, gpus)),
        Objective.HIGHEST_STP,
        3,
        0.1,
        List.of(),
        top,
        30_000,
        1);
  }

  private static List<PlannedDeployment> deployments(Plan plan) {
    return plan.gpus().stream().flatMap(each -> each.deployments().stream()).toList();
  }

  @Test
  void everyReasonIsASentence() {
    Plan plan = plan(SampleWorld.request(SampleWorld.saturating(8), 4), 8, 1);

    assertThat(plan.why())
        .extracting(ObjectiveTerm::text)
        .allMatch(text -> text.matches("[A-Z0-9].*\\."));
  }

  private static List<EngineId> engines(Plan plan) {
    return deployments(plan).stream().map(each -> each.deployment().engine()).toList();
  }

  private static String gain(Plan plan) {
    return plan.why().stream()
        .filter(each -> each.name().equals("Gain over one engine per GPU"))
        .map(ObjectiveTerm::text)
        .findFirst()
        .orElseThrow();
  }
}
