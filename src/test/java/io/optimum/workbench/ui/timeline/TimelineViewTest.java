package io.optimum.workbench.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.style.Theme;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
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
class TimelineViewTest {
  /// Below the rows of the GPU and the first engine.
  private static final double KERNELS_OF_FIRST_STREAM = 46 + 24 + 20;

  private final TimelineViewModel model = new TimelineViewModel(new SpanStore(), Runnable::run);

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    model.restart(Provenance.SIMULATED);
    Scene scene = new Scene(new TimelineView(model), 1200, 700);
    Theme.style(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void showsSpansThatArriveWhileItIsOpen(FxRobot robot) throws TimeoutException {
    SyntheticSpans.batches(3, 2_000).forEach(model.store()::accept);
    until(() -> model.snapshotProperty().get().spanCount() == 6_000);
    until(() -> lanes(robot).getAccessibleText().contains("3 streams"));
    assertThat(robot.lookup(".provenance-badge").queryLabeled().getText()).isEqualTo("simulated");
  }

  @Test
  void controlAndWheelZoomsAtTheMouse(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.interact(model::fit);
    Axis before = model.viewProperty().get();
    robot.moveTo(at(robot, 0.25)).press(KeyCode.CONTROL);
    robot.scroll(3, VerticalDirection.UP).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    Axis after = model.viewProperty().get();
    assertThat(after.length()).isLessThan(before.length() * 0.7);
    assertThat(after.value(0.25)).isCloseTo(before.value(0.25), within(before.length() * 0.01));
    robot.push(KeyCode.BACK_SPACE);
    assertThat(model.viewProperty().get()).isEqualTo(before);
  }

  @Test
  void plainWheelMovesInTime(FxRobot robot) throws TimeoutException {
    load(robot);
    Axis before = model.viewProperty().get();
    robot.moveTo(at(robot, 0.5)).scroll(2, VerticalDirection.UP);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.viewProperty().get().min()).isLessThan(before.min());
    assertThat(model.viewProperty().get().length()).isCloseTo(before.length(), within(1.0));
    assertThat(robot.lookup("Follow").queryAs(ToggleButton.class).isSelected()).isFalse();
  }

  @Test
  void dragMeasuresAPieceOfTheRun(FxRobot robot) throws TimeoutException {
    load(robot);
    Axis view = model.viewProperty().get();
    robot.drag(at(robot, 0.2)).dropTo(at(robot, 0.6));
    WaitForAsyncUtils.waitForFxEvents();
    TimeRange selected = model.selectionProperty().get().orElseThrow();
    assertThat(selected.startNanos()).isCloseTo(view.value(0.2), within(view.length() * 0.01));
    assertThat(selected.lengthNanos()).isCloseTo(0.4 * view.length(), within(view.length() * 0.01));
    until(() -> model.statisticsProperty().get().isPresent());
    assertThat(robot.lookup(".statistics-title").queryLabeled().getText())
        .startsWith("Δt 8")
        .contains("GPU busy");
    assertThat(robot.lookup(".data-table").queryTableView().getItems()).hasSize(4);
  }

  @Test
  void keysZoomToTheSelectionAndClearIt(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.drag(at(robot, 0.4)).dropTo(at(robot, 0.5));
    double before = model.viewProperty().get().length();
    robot.push(KeyCode.F);
    assertThat(model.viewProperty().get().length()).isLessThan(before * 0.2);
    robot.push(KeyCode.ESCAPE);
    assertThat(model.selectionProperty().get()).isEmpty();
    robot.push(KeyCode.DIGIT0);
    assertThat(model.viewProperty().get().max())
        .isEqualTo(model.snapshotProperty().get().endNanos());
  }

  @Test
  void clickSelectsTheSpanBelowTheMouse(FxRobot robot) throws TimeoutException {
    load(robot);
    Track track = model.snapshotProperty().get().lanes().getFirst().operations();
    int span = track.firstEndingAfter(model.viewProperty().get().value(0.5), 0) + 3;
    robot.interact(() -> {
      model.select(new TimeRange(track.startNanos(span), track.endNanos(span)));
      model.zoomToSelection();
      model.clearSelection();
    });
    robot.clickOn(at(robot, 0.5));
    assertThat(model.selectionProperty().get())
        .contains(new TimeRange(track.startNanos(span), track.endNanos(span)));
  }

  private void load(FxRobot robot) throws TimeoutException {
    SyntheticSpans.batches(3, 4_000).forEach(model.store()::accept);
    until(() -> model.snapshotProperty().get().spanCount() == 12_000);
    until(() -> lanes(robot).getAccessibleText().contains("3 streams"));
  }

  private static LaneArea lanes(FxRobot robot) {
    return robot.lookup(".lane-area").queryAs(LaneArea.class);
  }

  /// A point on the lanes, at a share of their width.
  private static Point2D at(FxRobot robot, double fraction) {
    LaneArea area = lanes(robot);
    double x = area.lanes().getMinX() + fraction * area.lanes().getWidth();
    return area.localToScreen(x, area.lanes().getMinY() + KERNELS_OF_FIRST_STREAM);
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(reached::getAsBoolean).get());
  }
}
