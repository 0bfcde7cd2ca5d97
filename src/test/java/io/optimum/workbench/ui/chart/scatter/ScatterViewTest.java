package io.optimum.workbench.ui.chart.scatter;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class ScatterViewTest {
  private static final ScatterData THREE =
      ScatterData.of(
          Quantity.nanos("p99 latency"),
          Quantity.perSecond("Goodput"),
          List.of("settings"),
          List.of(
              Mark.at(1e6, 100, 0, "one"),
              Mark.at(2e6, 300, 0, "two"),
              Mark.at(3e6, 200, 0, "three")));

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.DARK);
    Scene scene = new Scene(new ScatterView(THREE), 600, 400);
    scene.getStylesheets().add(Theme.stylesheet());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void readsOutTheMarkBelowTheMouse(FxRobot robot) {
    robot.moveTo(markOnScreen(robot, 1));
    assertThat(view(robot).hovered()).isEqualTo(1);
    robot.moveTo(markOnScreen(robot, 1).add(60, 60));
    assertThat(view(robot).hovered()).isEqualTo(-1);
  }

  @Test
  void clickSelectsAndTheKeyboardWalksOn(FxRobot robot) {
    robot.clickOn(markOnScreen(robot, 0));
    assertThat(view(robot).selectedProperty().get()).isZero();
    robot.push(KeyCode.RIGHT);
    assertThat(view(robot).selectedProperty().get()).isEqualTo(1);
    robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    assertThat(view(robot).selectedProperty().get()).isEqualTo(2);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(view(robot).getAccessibleText()).contains("selected: three", "Goodput: 200 /s");
  }

  @Test
  void theMenuOfTheChartSelectsNothing(FxRobot robot) {
    robot.clickOn(markOnScreen(robot, 0), MouseButton.SECONDARY);
    robot.push(KeyCode.ESCAPE);
    assertThat(view(robot).selectedProperty().get()).isEqualTo(-1);
  }

  @Test
  void saysWhenThereIsNothing(FxRobot robot) {
    robot.interact(() ->
        view(robot).dataProperty().set(ScatterData.of(THREE.x(), THREE.y(), List.of(), List.of())));
    assertThat(view(robot).hovered()).isEqualTo(-1);
    robot.clickOn(view(robot));
    assertThat(view(robot).selectedProperty().get()).isEqualTo(-1);
  }

  private static ScatterView view(FxRobot robot) {
    return robot.lookup(".scatter-view").queryAs(ScatterView.class);
  }

  private static Point2D markOnScreen(FxRobot robot, int mark) {
    WaitForAsyncUtils.waitForFxEvents();
    return view(robot).localToScreen(view(robot).pixelOf(mark));
  }
}
