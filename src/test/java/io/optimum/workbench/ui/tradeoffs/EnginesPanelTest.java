package io.optimum.workbench.ui.tradeoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.PairwisePredictor;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.strategy.ExplorationRequest;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.strategy.SettingsExplorer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class EnginesPanelTest {
  @Test
  void anEngineThatDoesNotKeepUpHasNoLatencyOfZero() {
    OperatingPoint overrun = under(1e9);
    assertThat(overrun.sustainable()).isFalse();
    assertThat(EnginesPanel.bars(overrun, null, ServiceLevel::p99Nanos).getFirst().value().mid())
        .isInfinite();
  }

  @Test
  void nothingIsSaidOfALatencyThatWasWithoutEnd() {
    assertThat(Contrast.of(under(1e9), under(1)).rows())
        .filteredOn(row -> row.what().startsWith("p99 latency"))
        .extracting(Contrast.Row::change)
        .containsExactly("–");
  }

  private static OperatingPoint under(double ratePerSecond) {
    Combination alone = Combination.ofStreams(List.of(Deployment.of(SampleWorld.engine(0), 4)));
    ExplorationRequest request =
        new ExplorationRequest(
            SampleWorld.spec(),
            SampleWorld.profiles(1, SampleWorld.GPU),
            alone,
            List.of(
                new ServiceTarget(
                    SampleWorld.engine(0), new ArrivalProcess.Poisson(ratePerSecond), 0, 1)));
    return SettingsExplorer.standard(50).point(request, alone, new PairwisePredictor(1)::predict);
  }
}
