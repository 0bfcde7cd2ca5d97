package io.optimum.workbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.chart.bar.Bar;
import io.optimum.workbench.ui.chart.bar.BarsData;
import io.optimum.workbench.ui.chart.bar.BarsView;
import io.optimum.workbench.ui.chart.heat.HeatMapData;
import io.optimum.workbench.ui.chart.heat.HeatMapView;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Bars and heat maps zoom, move and select by the mouse and keys of all plots.
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class BarsAndMapNavigationTest {
  private static final int BARS = 40;

  private final BarsView bars =
      new BarsView(
          new BarsData(
              Quantity.nanos("p99 latency"),
              IntStream.range(0, BARS)
                  .mapToObj(i -> Bar.of("engine " + i, i, Interval.exactly(1e6 * (i + 1))))
                  .toList(),
              "None"));
  private final HeatMapView map =
      new HeatMapView(
          new HeatMapData(
              Quantity.ratio("Slowdown"),
              List.of("a", "b", "c"),
              List.of("a", "b", "c"),
              new double[][] {{3, 3, 3}, {2, 2, 2}, {1, 1, 1}},
              1,
              List.of(),
              "None"));

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    Scene scene = new Scene(new HBox(bars, map), 1000, 300);
    scene.getStylesheets().add(Theme.stylesheet());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void theWheelGoesOnToBarsThatHaveNoRoom(FxRobot robot) {
    int fitting = (int) bars().y().axis().length();
    assertThat(fitting).isLessThan(BARS);
    robot.moveTo(middle(bars, bars().area())).scroll(3, VerticalDirection.DOWN);
    assertThat(bars().y().axis().max()).isNegative();
    robot.scroll(20, VerticalDirection.DOWN);
    assertThat(bars().y().axis().min()).isEqualTo(-BARS);
    robot.scroll(20, VerticalDirection.UP);
    assertThat(bars().y().axis().max()).isZero();
  }

  @Test
  void controlAndTheWheelZoomBarsAndZeroShowsAll(FxRobot robot) {
    double all = bars().x().axis().length();
    robot
        .moveTo(middle(bars, bars().area()))
        .press(KeyCode.CONTROL)
        .scroll(2, VerticalDirection.UP);
    robot.release(KeyCode.CONTROL);
    assertThat(bars().x().axis().length()).isLessThan(all);
    robot.clickOn(middle(bars, bars().area())).push(KeyCode.DIGIT0);
    assertThat(bars().x().axis().length()).isEqualTo(all);
  }

  @Test
  void aDragSelectsBarsWhoseValuesAreCopied(FxRobot robot) {
    Rectangle2D area = bars().area();
    double row = bars().y().toPixel(-1) - bars().y().toPixel(0);
    robot
        .drag(bars.localToScreen(area.getMinX() + 5, area.getMinY() + row / 2))
        .dropTo(bars.localToScreen(area.getMinX() + 60, area.getMinY() + 1.5 * row));
    assertThat(onWindowThread(bars::chosen))
        .extracting(Bar::label)
        .containsExactly("engine 0", "engine 1");
    assertThat(onWindowThread(bars::csv).asText(Progress.none()).lines()).hasSize(3);
  }

  @Test
  void aDragSelectsCellsAndZoomsToThem(FxRobot robot) {
    Rectangle2D area = map().area();
    double side = area.getWidth() / 3;
    robot
        .drag(map.localToScreen(area.getMinX() + 3, area.getMinY() + 3))
        .dropTo(map.localToScreen(area.getMinX() + 1.9 * side, area.getMinY() + 0.9 * side));
    assertThat(onWindowThread(map::chosen))
        .containsExactly(new HeatMapView.Cell(0, 0), new HeatMapView.Cell(0, 1));
    assertThat(onWindowThread(map::csv).asText(Progress.none()))
        .isEqualTo("row,column,Slowdown\na,a,3.0\na,b,3.0\n");
    assertThat(map.selectedProperty().get()).as("a drag chooses no cell").isNull();
    robot.push(KeyCode.F);
    assertThat(map().x().axis().length()).isLessThan(2);
    robot.push(KeyCode.BACK_SPACE);
    assertThat(map().x().axis()).isEqualTo(Axis.linear(0, 3));
  }

  @Test
  void readsOutTheCellBelowTheMouseAlsoAfterAZoom(FxRobot robot) {
    Rectangle2D area = map().area();
    Point2D corner = map.localToScreen(area.getMaxX() - 2, area.getMaxY() - 2);
    robot
        .moveTo(corner)
        .press(KeyCode.CONTROL)
        .scroll(3, VerticalDirection.UP)
        .release(KeyCode.CONTROL);
    robot.clickOn(corner);
    assertThat(map.selectedProperty().get()).isEqualTo(new HeatMapView.Cell(2, 2));
  }

  private PlotFrame bars() {
    return onWindowThread(bars::plot);
  }

  private PlotFrame map() {
    return onWindowThread(map::plot);
  }

  private static Point2D middle(CanvasView view, Rectangle2D area) {
    return view.localToScreen(
        area.getMinX() + area.getWidth() / 2, area.getMinY() + area.getHeight() / 2);
  }

  private static <T> T onWindowThread(Callable<T> action) {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}
