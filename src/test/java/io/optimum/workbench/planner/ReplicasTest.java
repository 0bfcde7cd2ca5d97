package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Engine 0 serves at most 32 inputs in 7.65 ms, 4183 per second.
class ReplicasTest {
  private static final double TOO_MUCH_FOR_TWO = 9_000;

  @Test
  void aDemandAboveOneGpuGetsTheFewestReplicasThatServeIt() {
    Plan plan = plan(target(TOO_MUCH_FOR_TWO, 0), 4);

    assertThat(deployments(plan)).isEqualTo(3);
  }

  @Test
  void replicasShareTheDemandEvenly() {
    Plan plan = plan(target(TOO_MUCH_FOR_TWO, 0), 4);

    assertThat(plan.gpus())
        .flatExtracting(gpu -> gpu.deployments())
        .filteredOn(each -> each.deployment().engine().equals(SampleWorld.engine(0)))
        .allSatisfy(each ->
            assertThat(each.throughputPerSecond()).isCloseTo(TOO_MUCH_FOR_TWO / 3, within(1e-6)));
  }

  @Test
  void aTightSloTakesMoreReplicasThanTheRateAlone() {
    Plan loose = plan(target(4_000, 0), 8);
    Plan tight = plan(target(4_000, 7_000_000), 8);

    assertThat(deployments(tight)).isGreaterThan(deployments(loose));
  }

  @Test
  void aDemandAboveAllGpusSaysHowManyMoreItTakes() {
    assertThatThrownBy(() -> plan(target(15_000, 0), 2))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("loaded by its demand")
        .hasMessageContaining("With 3 GPUs instead of 2 there is a plan");
  }

  @Test
  void anSloThatNoReplicaMeetsIsAboutTheSloHoweverHighTheRate() {
    assertThatThrownBy(() -> plan(target(TOO_MUCH_FOR_TWO, 1_000_000), 4))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("misses its SLO even on a GPU of its own");
  }

  private static ServiceTarget target(double rate, long sloNanos) {
    return new ServiceTarget(SampleWorld.engine(0), new ArrivalProcess.Poisson(rate), sloNanos, 1);
  }

  private static Plan plan(ServiceTarget demanding, int gpus) {
    List<ServiceTarget> targets = new ArrayList<>(List.of(demanding));
    targets.add(new ServiceTarget(SampleWorld.engine(1), new ArrivalProcess.Poisson(100), 0, 1));
    PlanRequest request =
        SampleWorld.request(targets, gpus, Objective.FEWEST_GPUS, SampleWorld.BATCHES);
    return new Planner(InstantSource.system())
        .plan(request, SampleWorld.context(2, 1), Progress.none());
  }

  private static long deployments(Plan plan) {
    return plan.gpus().stream()
        .flatMap(gpu -> gpu.deployments().stream())
        .filter(each -> each.deployment().engine().equals(SampleWorld.engine(0)))
        .count();
  }
}
