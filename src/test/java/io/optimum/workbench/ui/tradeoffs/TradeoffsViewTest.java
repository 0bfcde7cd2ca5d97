package io.optimum.workbench.ui.tradeoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.strategy.SettingsExplorer;
import io.optimum.workbench.strategy.SettingsSpace;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class TradeoffsViewTest {
  @TempDir private Path folder;
  private final Session session = new Session();
  private final StringProperty waiting = new SimpleStringProperty("");

  @Start
  void open(Stage stage) {
    Steps steps = Workbench.create().steps();
    new Theme(Theme.Choice.LIGHT);
    TradeoffsViewModel model =
        new TradeoffsViewModel(
            session,
            new TradeoffsViewModel.Steps(
                new SettingsExplorer(
                    new ServiceModel(Batching.atOnce()), SettingsSpace.standard(), 300),
                steps.predicting(),
                steps.gpus(),
                steps.measuring(),
                new ProjectFiles(session, steps.store(), new InlineTasks(), folder)),
            new InlineTasks());
    session.show(TestData.project(), null);
    session.deploy("Choose engines", TestData.measurement(1).combination().deployments());
    Scene scene = new Scene(new TradeoffsView(model, waiting), 1200, 800);
    scene.getStylesheets().add(Theme.stylesheet());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void aDragOfTheSliderIsOneStepOfUndoAndStandsBesideWhatWasKept(FxRobot robot) {
    robot.clickOn("#show-contrast").clickOn("#keep-a");
    List<Deployment> before = session.selection().deployments();
    dragToThroughput(robot);
    List<Deployment> dragged = session.selection().deployments();
    assertThat(dragged).isNotEqualTo(before);
    assertThat(robot.lookup("#contrast-table").queryTableView().getItems()).isNotEmpty();
    robot.clickOn("#swap-a-b");
    assertThat(session.selection().deployments()).isEqualTo(before);
    robot.interact(session::undo);
    assertThat(session.selection().deployments()).as("the swap undone").isEqualTo(dragged);
    robot.interact(session::undo);
    assertThat(session.selection().deployments()).as("the drag undone").isEqualTo(before);
  }

  @Test
  void saysWhatWaitsForTheNextRunBelowTheSliders(FxRobot robot) {
    Labeled waits = robot.lookup("#waits-for-next-run").queryLabeled();
    assertThat(waits.isVisible()).isFalse();
    robot.interact(() -> waiting.set("Streams wait for the next run."));
    assertThat(waits.isVisible()).isTrue();
    assertThat(waits.getText()).isEqualTo("Streams wait for the next run.");
  }

  private static void dragToThroughput(FxRobot robot) {
    robot.drag("#tradeoff-weight .thumb");
    for (int i = 0; i < 6; i++) {
      robot.moveBy(50, 0);
      WaitForAsyncUtils.waitForFxEvents();
    }
    robot.drop();
    WaitForAsyncUtils.waitForFxEvents();
  }
}
