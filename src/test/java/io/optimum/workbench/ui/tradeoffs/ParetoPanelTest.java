package io.optimum.workbench.ui.tradeoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.PairwisePredictor;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.ExplorationRequest;
import io.optimum.workbench.strategy.SettingsExplorer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParetoPanelTest {
  @Test
  void saysWhyTheSliderChangesNothingUnderADemandThatAllSettingsServe() {
    assertThat(ParetoPanel.words(explored(new ArrivalProcess.Poisson(1))))
        .endsWith(" settings predicted; one is best in both, wherever the slider is");
    assertThat(ParetoPanel.words(explored(ArrivalProcess.closedLoop())))
        .endsWith(" settings predicted");
  }

  @Test
  void saysHowManySettingsAreNotDrawnBecauseTheyDoNotKeepUp() {
    Exploration found = explored(new ArrivalProcess.Poisson(1200));
    long drawn =
        found.points().stream().filter(each -> Double.isFinite(each.latencyRatio().mid())).count();
    assertThat(drawn).isBetween(1L, found.points().size() - 1L);
    assertThat(ParetoPanel.words(found))
        .startsWith(
            "%d of %d settings keep up and are drawn".formatted(drawn, found.points().size()));
  }

  @Test
  void namesTheKnobsThatTellPointsOfTheSameBatchSizesApart() {
    Deployment plain = Deployment.of(SampleWorld.engine(0), 4);
    Deployment turned = plain.withStreams(2).withCudaGraph(true);
    assertThat(ParetoPanel.label(Combination.ofStreams(List.of(plain, turned))))
        .isEqualTo("%1$s b4; %1$s b4, Streams: 2, CUDA graph: yes".formatted(plain.engine()));
  }

  private static Exploration explored(ArrivalProcess arrivals) {
    List<ServiceTarget> targets =
        SampleWorld.engines(2).stream()
            .map(each -> new ServiceTarget(each, arrivals, 0, 1))
            .toList();
    List<Deployment> deployments =
        SampleWorld.engines(2).stream().map(each -> Deployment.of(each, 4)).toList();
    return SettingsExplorer.standard(50)
        .explore(
            new ExplorationRequest(
                SampleWorld.spec(),
                SampleWorld.profiles(2, SampleWorld.GPU),
                Combination.ofStreams(deployments),
                targets),
            new PairwisePredictor(1)::predict);
  }
}
