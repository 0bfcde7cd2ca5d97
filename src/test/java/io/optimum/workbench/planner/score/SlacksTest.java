package io.optimum.workbench.planner.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.ServiceTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlacksTest {
  private static final ServiceTarget TARGET =
      new ServiceTarget(new EngineId("resnet50"), ArrivalProcess.closedLoop(), 1_000_000, 1);

  @Test
  void aLimitMissedFiftyfoldIsSaidInFullAndCountsAsTenfold() {
    ObjectiveTerm slack = Slacks.slo(TARGET, 50e6);
    assertThat(slack.value()).isCloseTo(-49, within(1e-9));
    assertThat(slack.text()).contains("50", "SLO of 1");
    assertThat(Slacks.violation(List.of(slack))).isEqualTo(10);
  }

  @Test
  void aLatencyWithoutAnEndStillHasASlack() {
    assertThat(Slacks.slo(TARGET, Double.POSITIVE_INFINITY).value()).isEqualTo(-10);
  }

  @Test
  void sumsWhatIsViolatedAndNothingElse() {
    assertThat(Slacks.violation(List.of(Slacks.slo(TARGET, 1.5e6), Slacks.slo(TARGET, 0.5e6))))
        .isCloseTo(0.5, within(1e-9));
  }
}
