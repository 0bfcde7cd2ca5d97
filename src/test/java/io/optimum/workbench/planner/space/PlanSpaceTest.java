package io.optimum.workbench.planner.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.service.ServiceModel;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PlanSpaceTest {
  private static final Deployment SMALL = Deployment.of(SampleWorld.engine(0), 1);
  private static final Deployment LARGE = Deployment.of(SampleWorld.engine(0), 8);
  private static final Deployment OTHER = Deployment.of(SampleWorld.engine(1), 1);

  /// Beside others at a batch size of 1, alone at 1 or 8.
  private final PlanSpace space = space();

  @Test
  void aloneAnEngineHasItsBestSettings() {
    assertThat(placed(SMALL)).containsExactly(LARGE);
  }

  @Test
  void besideOthersItHasSettingsThatMayBeShared() {
    assertThat(placed(LARGE, OTHER)).containsExactlyInAnyOrder(SMALL, OTHER);
  }

  @Test
  void anEngineThatWasAloneMakesRoomForAnother() {
    Candidate alone = new Candidate(List.of(space.placement(SampleWorld.GPU, List.of(SMALL))));

    Candidate joined = new Draft(space, alone).add(0, OTHER).finish().orElseThrow();

    assertThat(joined.placements().getFirst().deployments())
        .containsExactlyInAnyOrder(SMALL, OTHER);
  }

  @Test
  void anEngineWithoutSettingsToShareCanOnlyBeAlone() {
    PlanSpace alone = space(each -> !each.engine().equals(SMALL.engine()));

    assertThat(alone.fits(alone.placement(SampleWorld.GPU, List.of(SMALL)))).isTrue();
    assertThat(alone.fits(alone.placement(SampleWorld.GPU, List.of(SMALL, OTHER)))).isFalse();
  }

  private List<Deployment> placed(Deployment... deployments) {
    Placement placement = space.placement(SampleWorld.GPU, List.of(deployments));
    return placement.deployments();
  }

  private static PlanSpace space() {
    return space(each -> each.batchSize() == 1);
  }

  private static PlanSpace space(Predicate<Deployment> shared) {
    PlanRequest request =
        SampleWorld.request(SampleWorld.saturating(2), 2, Objective.HIGHEST_STP, List.of(1, 8));
    PlanContext context = SampleWorld.context(2, 1).withShared(shared);
    return new PlanSpace(request, context, new ServiceModel(Batching.atOnce()));
  }
}
