package io.optimum.workbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.chart.bar.Bar;
import io.optimum.workbench.ui.chart.bar.BarsData;
import io.optimum.workbench.ui.chart.bar.BarsView;
import io.optimum.workbench.ui.chart.bar.HistogramData;
import io.optimum.workbench.ui.chart.bar.HistogramView;
import io.optimum.workbench.ui.chart.bar.StacksData;
import io.optimum.workbench.ui.chart.bar.StacksView;
import io.optimum.workbench.ui.chart.heat.HeatMapData;
import io.optimum.workbench.ui.chart.heat.HeatMapView;
import io.optimum.workbench.ui.chart.line.Curve;
import io.optimum.workbench.ui.chart.line.LineData;
import io.optimum.workbench.ui.chart.line.LineView;
import io.optimum.workbench.ui.style.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A plot that was zoomed into its middle gets other data: it stays there while some of them lie
/// there, and else shows all, as a new plot of them does.
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class ZoomOfOtherDataTest {
  private static final int ZOOMS = 6;

  private final VBox both = new VBox();

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    Scene scene = new Scene(both, 500, 800);
    scene.getStylesheets().add(Theme.stylesheet());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private <D, V extends CanvasView> void check(
      FxRobot robot, Function<D, V> make, Function<V, ObjectProperty<D>> data, List<D> states) {
    V zoomed = show(robot, make.apply(states.getFirst()), make.apply(states.get(1)));
    robot.interact(zoomed::requestFocus);
    for (int i = 0; i < ZOOMS; i++) {
      robot.push(KeyCode.W);
    }
    robot.interact(() -> data.apply(zoomed).set(states.get(1)));
    assertThat(picture(zoomed)).as("stays").isNotEqualTo(picture(other()));
    for (D elsewhere : states.subList(2, states.size())) {
      robot.interact(() -> both.getChildren().set(1, grown(make.apply(elsewhere))));
      robot.interact(() -> data.apply(zoomed).set(elsewhere));
      assertThat(picture(zoomed)).as("shows all").isEqualTo(picture(other()));
      robot.push(KeyCode.BACK_SPACE);
    }
  }

  private <V extends CanvasView> V show(FxRobot robot, V zoomed, V fresh) {
    robot.interact(() -> both.getChildren().setAll(grown(zoomed), grown(fresh)));
    return zoomed;
  }

  private static CanvasView grown(CanvasView view) {
    view.setPrefHeight(400);
    VBox.setVgrow(view, Priority.ALWAYS);
    return view;
  }

  private CanvasView other() {
    return (CanvasView) both.getChildren().get(1);
  }

  private static String picture(CanvasView view) {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(10_000, view::svg).asText(Progress.none());
  }

  @Test
  void histogram(FxRobot robot) {
    check(
        robot,
        HistogramView::new,
        HistogramView::dataProperty,
        List.of(
            histogram(i -> i),
            histogram(i -> i + 0.1),
            histogram(i -> 1000 + i),
            histogram(i -> i < 50 ? i / 50.0 : 99 + i / 100.0)));
  }

  private static HistogramData histogram(IntToDoubleFunction value) {
    return new HistogramData(
        Quantity.number("Value"),
        IntStream.range(0, 100).mapToDouble(value).toArray(),
        "value",
        OptionalDouble.empty(),
        "None");
  }

  @Test
  void bars(FxRobot robot) {
    check(
        robot,
        BarsView::new,
        BarsView::dataProperty,
        List.of(
            bars(9, _ -> 10), bars(9, _ -> 9), bars(2, _ -> 10), bars(9, i -> i == 0 ? 10 : 1)));
  }

  private static BarsData bars(int count, IntToDoubleFunction value) {
    return new BarsData(
        Quantity.number("Value"),
        IntStream.range(0, count)
            .mapToObj(i -> Bar.of("bar " + i, i, Interval.exactly(value.applyAsDouble(i))))
            .toList(),
        "None");
  }

  @Test
  void stacks(FxRobot robot) {
    check(
        robot,
        StacksView::new,
        StacksView::dataProperty,
        List.of(stacks(10, 10, 10), stacks(9, 9, 9), stacks(10), stacks(10, 1, 10)));
  }

  private static StacksData stacks(double... heights) {
    return new StacksData(
        Quantity.number("Value"),
        Arrays.stream(heights)
            .mapToObj(high ->
                new StacksData.Stack("stack", List.of(new StacksData.Part("part", 0, high))))
            .toList(),
        OptionalDouble.empty(),
        "",
        "None");
  }

  @Test
  void heatMap(FxRobot robot) {
    check(
        robot,
        HeatMapView::new,
        HeatMapView::dataProperty,
        List.of(map(9, 1), map(9, 2), map(2, 1)));
  }

  private static HeatMapData map(int side, double value) {
    List<String> names = IntStream.range(0, side).mapToObj(i -> "name " + i).toList();
    double[][] cells = new double[side][side];
    for (double[] row : cells) {
      Arrays.fill(row, value);
    }
    return new HeatMapData(Quantity.ratio("Slowdown"), names, names, cells, 1, List.of(), "None");
  }

  @Test
  void line(FxRobot robot) {
    check(
        robot,
        LineView::new,
        LineView::dataProperty,
        List.of(line(i -> i), line(i -> i + 0.5), line(i -> 1000 + i), line(i -> i < 99 ? 1 : 99)));
  }

  private static LineData line(IntToDoubleFunction value) {
    return new LineData(
        Quantity.number("Step"),
        Quantity.number("Value"),
        List.of(
            Curve.byStep("curve", 0, IntStream.range(0, 100).mapToDouble(value).boxed().toList())),
        "None");
  }
}
