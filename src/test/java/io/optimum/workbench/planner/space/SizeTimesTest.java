package io.optimum.workbench.planner.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.SampleWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeTimesTest {
  private final PlanContext context = SampleWorld.context(1, 1);
  private final Deployment whole = Deployment.of(SampleWorld.engine(0), 8);

  @Test
  void everySizeTakesAsLongAsItIsPredictedToAlone() {
    double nanos = SampleWorld.latencyNanos(0, 8);

    assertThat(SizeTimes.of(context, SampleWorld.GPU, whole, nanos).keySet())
        .containsExactlyElementsOf(List.of(1, 2, 4, 8));
    assertThat(SizeTimes.of(context, SampleWorld.GPU, whole, nanos).get(1))
        .isEqualTo(SampleWorld.latencyNanos(0, 1));
  }

  @Test
  void whatWasMeasuredOfTheWholeBatchCorrectsTheSmallerOnes() {
    double measured = 1.5 * SampleWorld.latencyNanos(0, 8);

    assertThat(SizeTimes.of(context, SampleWorld.GPU, whole, measured).get(1))
        .isEqualTo(1.5 * SampleWorld.latencyNanos(0, 1));
  }
}
