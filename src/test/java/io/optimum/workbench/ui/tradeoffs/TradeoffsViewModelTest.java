package io.optimum.workbench.ui.tradeoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.Batching;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.strategy.SettingsExplorer;
import io.optimum.workbench.strategy.SettingsSpace;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.workflow.Steps;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradeoffsViewModelTest {
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();
  private final TradeoffsViewModel model =
      new TradeoffsViewModel(
          session,
          new TradeoffsViewModel.Steps(
              new SettingsExplorer(
                  new ServiceModel(Batching.atOnce()), SettingsSpace.standard(), 300),
              steps.predicting(),
              steps.gpus()),
          Tasks.inline());

  @BeforeEach
  void chooseEngines() {
    session.show(TestData.project(), null);
    session.deploy("Choose engines", TestData.measurement(1).combination().deployments());
  }

  @Test
  void exploresTheSettingsOfWhatIsChosen() {
    assertThat(model.explorationProperty().get()).isNotNull();
    assertThat(model.currentProperty().get().combination().deployments())
        .isEqualTo(session.selection().deployments());
  }

  @Test
  void neverLosesGoodputTowardThroughput() {
    model.weightProperty().set(0);
    OperatingPoint fast = model.currentProperty().get();
    model.weightProperty().set(1);
    OperatingPoint productive = model.currentProperty().get();
    assertThat(productive.goodputPerSecond().mid())
        .isGreaterThanOrEqualTo(fast.goodputPerSecond().mid());
    assertThat(fast.latencyRatio().mid()).isLessThanOrEqualTo(productive.latencyRatio().mid());
  }

  @Test
  void takesAWholeDragBackInOneStep() {
    List<Deployment> before = session.selection().deployments();
    model.beginGesture();
    model.weightProperty().set(0.9);
    model.weightProperty().set(0.1);
    model.weightProperty().set(1);
    model.endGesture();
    session.undo();
    assertThat(session.selection().deployments()).isEqualTo(before);
  }

  @Test
  void remembersWhereADragBegan() {
    OperatingPoint before = model.currentProperty().get();
    model.beginGesture();
    model.weightProperty().set(0);
    model.weightProperty().set(1);
    assertThat(model.previousProperty().get()).isEqualTo(before);
    model.endGesture();
  }

  @Test
  void showsNothingWhenNothingIsChosen() {
    session.deploy("Clear", List.of());
    assertThat(model.explorationProperty().get()).isNull();
    assertThat(model.currentProperty().get()).isNull();
  }
}
