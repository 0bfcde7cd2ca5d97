package io.optimum.workbench.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.planner.space.PlanContext;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class SizeTimesTest {
  private final PlanContext context = SampleWorld.context(1, 1);

  @Test
  void everySizeTakesAsLongAsItIsPredictedToAlone() {
    double nanos = SampleWorld.latencyNanos(0, 8);

    assertThat(times(nanos).keySet()).containsExactlyElementsOf(List.of(1, 2, 4, 8));
    assertThat(times(nanos).get(1)).isEqualTo(SampleWorld.latencyNanos(0, 1));
  }

  @Test
  void whatWasMeasuredOfTheWholeBatchCorrectsTheSmallerOnes() {
    double measured = 1.5 * SampleWorld.latencyNanos(0, 8);

    assertThat(times(measured).get(1)).isEqualTo(1.5 * SampleWorld.latencyNanos(0, 1));
  }

  private SortedMap<Integer, Double> times(double nanos) {
    Deployment whole = Deployment.of(SampleWorld.engine(0), 8);
    return SizeTimes.of(
        context::predict,
        context.profiles(),
        SampleWorld.GPU,
        Combination.ofStreams(List.of(whole)),
        nanos);
  }
}
