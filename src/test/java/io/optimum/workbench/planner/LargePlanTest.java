package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.PlanStoppedException;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.task.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Twenty-six engines under demands: too many to search plans as wholes.
class LargePlanTest {
  private static final int ENGINES = 26;
  private static final GpuId OTHER = new GpuId("other-gpu");

  @ParameterizedTest
  @EnumSource(
      value = Objective.class,
      names = {"FEWEST_GPUS", "HIGHEST_STP"})
  void thePlanDoesNotDependOnTheNumberOfCores(Objective objective) {
    Plan one = on(1, request(objective, 0.05, 13));
    Plan four = on(4, request(objective, 0.05, 13));

    assertThat(four.gpus()).isEqualTo(one.gpus());
    assertThat(four.runnersUp()).isEqualTo(one.runnersUp());
  }

  @Test
  void everyConstraintHoldsInWhatIsShown() {
    Plan plan = on(2, request(Objective.FEWEST_GPUS, 0.15, 26));

    assertThat(plan.slacks()).allMatch(each -> each.value() >= 0);
    assertThat(plan.gpus()).hasSizeLessThan(ENGINES);
  }

  @Test
  void theSamePlanByHandSaysTheSame() {
    Plan plan = on(2, request(Objective.HIGHEST_STP, 0.05, 13));

    assertThat(plan.gpus()).isEqualTo(byHand(plan));
  }

  private static List<PlannedGpu> byHand(Plan plan) {
    return WhatIf.judge(
            plan.request(),
            SampleWorld.context(ENGINES, 1),
            plan.gpus().stream().map(gpu -> new Placement(gpu.gpu(), gpu.combination())).toList(),
            Progress.none())
        .gpus();
  }

  /// Steps of single engines end on eleven.
  @Test
  void aGpuIsDoneWithoutWhereEnginesGiveWayToEachOther() {
    Plan plan = on(2, request(Objective.FEWEST_GPUS, 0.25, ENGINES));

    assertThat(plan.gpus()).hasSizeLessThanOrEqualTo(10);
    assertThat(plan.slacks()).allMatch(each -> each.value() >= 0);
  }

  @Test
  void mostGoodputIsFoundOnAsFewGpusAsThereCanBe() {
    Plan fewest = on(2, request(Objective.FEWEST_GPUS, 0.3, ENGINES));

    Plan plan = on(2, request(Objective.MOST_GOODPUT, 0.3, fewest.gpus().size()));

    assertThat(plan.gpus()).hasSameSizeAs(fewest.gpus());
    assertThat(plan.slacks()).allMatch(each -> each.value() >= 0);
  }

  @Test
  void sayingHowFarItIsNeverGoesBack() {
    List<Double> told = new ArrayList<>();

    new Planner(InstantSource.fixed(Instant.EPOCH))
        .plan(
            request(Objective.HIGHEST_STP, 0.05, 13),
            SampleWorld.context(ENGINES, 1),
            (done, _) -> told.add(done));

    assertThat(told).isSorted().allMatch(each -> each >= 0 && each <= 1);
    assertThat(Set.copyOf(told)).hasSizeGreaterThan(10);
  }

  @Test
  void stoppedItGivesTheBestPlanSoFarAndSaysSo() {
    AtomicInteger reports = new AtomicInteger();
    Progress stopping =
        (done, _) -> {
          if (done > 0.3) {
            reports.incrementAndGet();
            throw new CancellationException();
          }
        };

    Throwable stopped =
        catchThrowable(() ->
            new Planner(InstantSource.fixed(Instant.EPOCH))
                .plan(
                    request(Objective.HIGHEST_STP, 0.05, 13),
                    SampleWorld.context(ENGINES, 1),
                    stopping));

    assertThat(stopped).isInstanceOf(PlanStoppedException.class);
    Plan best = ((PlanStoppedException) stopped).best();
    assertThat(best.gpus().stream().mapToInt(gpu -> gpu.deployments().size()).sum())
        .isEqualTo(ENGINES);
    assertThat(best.slacks()).allMatch(each -> each.value() >= 0);
    assertThat(best.gpus()).as("played for as long as a finished one").isEqualTo(byHand(best));
    assertThat(best.why().getLast().text()).contains("Stopped before its end");
    assertThat(best.yardsticks()).as("does not wait for plain rules").isEmpty();
    assertThat(reports).as("looks no further").hasValue(1);
  }

  @Test
  void anEngineStaysOnTheTypesOfGpuThatItRunsOn() {
    Profiles profiles = halfOnBoth();
    PlanRequest request =
        request(Objective.HIGHEST_STP, 0.05, 9)
            .withGpus(List.of(new GpuCount(SampleWorld.GPU, 9), new GpuCount(OTHER, 6)));

    Plan plan =
        new Planner(InstantSource.fixed(Instant.EPOCH))
            .plan(request, onBoth(profiles), Progress.none());

    assertThat(plan.gpus())
        .flatMap(PlannedGpu::deployments)
        .map(each -> each.deployment().engine())
        .containsExactlyInAnyOrderElementsOf(SampleWorld.engines(ENGINES));
    assertThat(plan.gpus())
        .filteredOn(gpu -> gpu.gpu().equals(OTHER))
        .isNotEmpty()
        .flatMap(PlannedGpu::deployments)
        .allMatch(each -> profiles.gpus(each.deployment().engine()).contains(OTHER));
  }

  /// All on one type of GPU, half of them on another one too.
  private static Profiles halfOnBoth() {
    return Profiles.of(
        Stream.concat(
                SampleWorld.profiles(ENGINES, SampleWorld.GPU).byKey().values().stream(),
                SampleWorld.profiles(ENGINES / 2, OTHER).byKey().values().stream())
            .toList());
  }

  private static PlanContext onBoth(Profiles profiles) {
    return PlanContext.of(
        Map.of(SampleWorld.GPU, SampleWorld.spec(), OTHER, SampleWorld.spec(OTHER, 20L << 30)),
        profiles,
        new PairwisePredictor(1),
        null);
  }

  private static Plan on(int cores, PlanRequest request) {
    try (ForkJoinPool pool = new ForkJoinPool(cores)) {
      return pool.submit(() ->
              new Planner(InstantSource.fixed(Instant.EPOCH))
                  .plan(request, SampleWorld.context(ENGINES, 1), Progress.none()))
          .join();
    }
  }

  /// @param load of what each serves alone in batches of 32
  private static PlanRequest request(Objective objective, double load, int gpus) {
    List<ServiceTarget> targets =
        IntStream.range(0, ENGINES)
            .mapToObj(i -> {
              double nanos = SampleWorld.latencyNanos(i, 32);
              return new ServiceTarget(
                  SampleWorld.engine(i),
                  new ArrivalProcess.Poisson(load * 32e9 / nanos),
                  (long) (3 * nanos),
                  1);
            })
            .toList();
    return SampleWorld.request(targets, gpus, objective, List.of());
  }
}
