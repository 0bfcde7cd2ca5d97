package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.ArrivalProcess;
import io.optimum.workbench.domain.InfeasibleException;
import io.optimum.workbench.domain.PlanRequest;
import io.optimum.workbench.domain.ServiceTarget;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.task.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class InfeasibilityTest {
  @Test
  void namesTheMissingPlaces() {
    assertInfeasible(SampleWorld.request(SampleWorld.saturating(7), 2))
        .hasMessage(
            "7 engines do not fit on 2 GPUs with at most 3 per GPU: 1 too many. "
                + "Add 1 GPU, or allow 4 engines per GPU.");
  }

  @Test
  void namesTheSmallestSloThatCanBeMet() {
    assertInfeasible(SampleWorld.request(targets(ArrivalProcess.closedLoop(), 1_000_000), 2))
        .hasMessageContaining("The engine e0 misses its SLO even on a GPU of its own")
        .hasMessageContaining("at batch 1, the limit is 1.00 ms")
        .hasMessageContaining("An SLO of 1.26 ms is the smallest that can be met.");
  }

  @Test
  void namesTheDemandThatCanBeSustained() {
    assertInfeasible(SampleWorld.request(targets(new ArrivalProcess.Poisson(10_000), 0), 2))
        .hasMessageContaining(
            "The demand of engine e0 (10000/s) takes 3 GPUs of its own, there are 2")
        .hasMessageContaining("serves 4324/s at batch 32")
        .hasMessageContaining("Add 1 GPU, or lower the rate to 6666/s");
  }

  @Test
  void namesTheMemoryMissing() {
    PlanContext tiny =
        PlanContext.of(
            Map.of(SampleWorld.GPU, SampleWorld.spec(SampleWorld.GPU, 1L << 30)),
            SampleWorld.profiles(1, SampleWorld.GPU),
            new PairwisePredictor(1),
            null);
    PlanRequest request = SampleWorld.request(SampleWorld.saturating(1), 1);

    assertThatThrownBy(() -> planner().plan(request, tiny, Progress.none()))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("The engine e0 does not fit into the memory of any GPU")
        .hasMessageContaining("at batch 1 it needs 0.66 GiB more than may be used");
  }

  @Test
  void namesTheNumberOfGpusThatWouldDo() {
    List<ServiceTarget> tight =
        IntStream.range(0, 4)
            .mapToObj(i ->
                new ServiceTarget(
                    SampleWorld.engine(i),
                    ArrivalProcess.closedLoop(),
                    (long) (1.1 * SampleWorld.latencyNanos(i, 1)),
                    1))
            .toList();

    assertInfeasible(SampleWorld.request(tight, 2))
        .hasMessageContaining("No plan meets every constraint on 2 GPUs.")
        .hasMessageContaining("against an SLO of")
        .hasMessageContaining("GPUs instead of 2 there is a plan.");
  }

  @Test
  void aMissingProfileIsNotInfeasibleButWrong() {
    PlanRequest request = SampleWorld.request(SampleWorld.saturating(2), 1);

    assertThatThrownBy(() -> planner().plan(request, SampleWorld.context(1, 1), Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The engine e1 has no profile on [test-gpu]. "
                + "It has no profiles at all: import or measure some.");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertInfeasible(
      PlanRequest request) {
    return assertThatThrownBy(
            () -> planner().plan(request, SampleWorld.context(8, 1), Progress.none()))
        .isInstanceOf(InfeasibleException.class);
  }

  private static Planner planner() {
    return new Planner(InstantSource.fixed(Instant.EPOCH));
  }

  private static List<ServiceTarget> targets(ArrivalProcess arrivals, long sloP99Nanos) {
    return List.of(new ServiceTarget(SampleWorld.engine(0), arrivals, sloP99Nanos, 1));
  }
}
