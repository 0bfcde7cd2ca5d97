package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.strategy.Knob;
import io.optimum.workbench.task.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunnersUpTest {
  private final Planner planner = new Planner(InstantSource.fixed(Instant.EPOCH));

  @Test
  void aLineNamesTheSettingsOnEachGpuAndWhatTheyGive() {
    Plan plan =
        planner.plan(SampleWorld.request(SampleWorld.saturating(8), 4), context(), Progress.none());
    assertThat(plan.runnersUp())
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(each.summary())
                .startsWith(settings(each) + ": STP ")
                .matches(".* per GPU on \\d GPUs? \\(predicted\\)"));
  }

  private static String settings(RunnerUp each) {
    return each.placed().stream()
        .map(placed ->
            placed.combination().deployments().stream()
                .map(Knob::label)
                .collect(Collectors.joining(" + ")))
        .collect(Collectors.joining(" | "));
  }

  private static PlanContext context() {
    return PlanContext.of(
        Map.of(SampleWorld.GPU, SampleWorld.spec()),
        SampleWorld.profiles(8, SampleWorld.GPU),
        new PairwisePredictor(1),
        null);
  }
}
