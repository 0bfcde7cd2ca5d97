package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.task.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Twenty-six engines under demands: too many to search plans as wholes.
class LargePlanTest {
  private static final int ENGINES = 26;

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
