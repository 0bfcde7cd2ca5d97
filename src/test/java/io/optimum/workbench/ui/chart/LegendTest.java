package io.optimum.workbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.chart.line.Curve;
import io.optimum.workbench.ui.chart.line.LineData;
import io.optimum.workbench.ui.chart.line.LineView;
import io.optimum.workbench.ui.chart.scatter.Mark;
import io.optimum.workbench.ui.chart.scatter.ScatterData;
import io.optimum.workbench.ui.chart.scatter.ScatterView;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
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
class LegendTest {
  private static final ScatterData POINTS =
      ScatterData.of(
              Quantity.ratio("p99 over its SLO"),
              Quantity.perSecond("Goodput"),
              List.of("best settings", "other settings", "now"),
              List.of(
                  Mark.at(1, 100, 0, "one"),
                  Mark.at(2, 300, 0, "two"),
                  Mark.at(5, 1500, 1, "middle"),
                  Mark.at(10, 3000, 1, "three")))
          .withFront(List.of(0, 1))
          .withLimitX(1.5);

  /// From the ghost to the mark that is selected.
  private static final String GHOSTS_WAY = "stroke-dasharray=\"3 3\"";

  private final ScatterView scatter = new ScatterView(POINTS);
  private final LineView line = new LineView(losses(0.3, 0.2));

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    Scene scene = new Scene(new VBox(scatter, line), 600, 700);
    scene.getStylesheets().add(Theme.stylesheet());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private static LineData losses(double first, double second) {
    return new LineData(
        Quantity.number("Epoch"),
        Quantity.number("Loss"),
        List.of(
            Curve.byStep("training", 0, List.of(first, second)),
            Curve.byStep("held out", 1, List.of(8.0, 9.0))),
        "None");
  }

  @Test
  void namesMarksThatStepBackInTheColorTheyAreDrawnIn() {
    String back = "#d97407";
    assertThat(text(scatter::svg))
        .contains(back + "\" fill-opacity=\"0.4\"")
        .doesNotContain("fill=\"" + back + "\"/>");
  }

  @Test
  void textsInFilesKeepTheirWidthWhereTheFontIsMissing() {
    assertThat(text(scatter::svg))
        .containsPattern("textLength=\"[1-9][^>]*>best settings<")
        .doesNotContainPattern("<text(?![^>]*textLength)");
  }

  @Test
  void namesOnlySeriesWithPoints(FxRobot robot) {
    assertThat(text(scatter::svg))
        .contains("best settings", "other settings")
        .doesNotContain("now");
    assertThat(entries(robot, scatter)).hasSize(2);
  }

  @Test
  void aClickHidesASeriesEverywhereAndAnotherShowsIt(FxRobot robot) {
    String whole = text(scatter::csv);
    double furthest = plot().x().axis().max();
    Node other = entry(robot, scatter, "other settings");
    robot.clickOn(other);
    assertThat(text(scatter::csv)).contains("one", "two").doesNotContain("three");
    assertThat(text(scatter::svg)).contains(">best settings<").doesNotContain(">other settings<");
    assertThat(plot().x().axis().max()).as("axes fit what is shown").isLessThan(furthest);
    assertThat(onWindowThread(scatter::getAccessibleText))
        .contains("2 points; hidden: other settings");
    assertThat(other.getAccessibleText()).isEqualTo("other settings, hidden");
    assertThat(other.queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(false);
    robot.moveTo(line).clickOn(other);
    assertThat(text(scatter::csv)).isEqualTo(whole);
    assertThat(other.getAccessibleText()).isEqualTo("other settings, shown");
    assertThat(plot().x().axis().max()).isEqualTo(furthest);
  }

  @Test
  void aHiddenNameIsFaint(FxRobot robot) {
    Node entry = entry(robot, scatter, "other settings");
    double before = darkest(entry);
    robot.clickOn(entry).moveTo(line);
    assertThat(darkest(entry)).isGreaterThan(before + 0.2);
  }

  @Test
  void aHiddenFrontHasNoLine(FxRobot robot) {
    assertThat(text(scatter::svg)).contains("<polyline");
    robot.clickOn(entry(robot, scatter, "best settings"));
    assertThat(text(scatter::svg)).doesNotContain("<polyline");
  }

  @Test
  void aDoubleClickShowsOneAloneAndThenAll(FxRobot robot) {
    Node training = entry(robot, line, "training");
    robot.doubleClickOn(training);
    assertThat(text(line::csv)).contains("training").doesNotContain("held out");
    assertThat(onWindowThread(line::getAccessibleText))
        .isEqualTo("Line chart of Loss by Epoch; training ends at 0.200; hidden: held out.");
    robot.moveTo(scatter).doubleClickOn(training);
    assertThat(text(line::csv)).contains("training", "held out");
  }

  @Test
  void altAndAClickShowsOneAlone(FxRobot robot) {
    robot.press(KeyCode.ALT).clickOn(entry(robot, line, "held out")).release(KeyCode.ALT);
    assertThat(text(line::csv)).contains("held out").doesNotContain("training");
  }

  @Test
  void theKeyboardReachesEveryName(FxRobot robot) {
    robot.interact(scatter::requestFocus);
    robot.push(KeyCode.TAB).push(KeyCode.SPACE);
    assertThat(text(scatter::csv)).contains("three").doesNotContain("one");
    robot.push(KeyCode.TAB).push(KeyCode.ENTER);
    assertThat(text(scatter::csv).lines()).as("all is hidden").hasSize(1);
    assertThat(text(scatter::svg)).contains("All series are hidden");
    robot.push(KeyCode.ALT, KeyCode.ENTER);
    assertThat(text(scatter::csv)).contains("three").doesNotContain("one");
  }

  @Test
  void whatIsHiddenStaysHiddenWhenValuesChange(FxRobot robot) {
    robot.clickOn(entry(robot, line, "held out"));
    robot.interact(() -> line.dataProperty().set(losses(0.2, 0.1)));
    assertThat(text(line::csv)).contains("training,2.0,0.1").doesNotContain("held out");
  }

  @Test
  void theMouseSelectsNoHiddenMark(FxRobot robot) {
    robot.clickOn(entry(robot, scatter, "other settings"));
    robot.interact(scatter::requestFocus);
    robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    assertThat(scatter.selectedProperty().get()).isEqualTo(1);
  }

  @Test
  void theNameOfTheLimitIsAboveTheMarks(FxRobot robot) {
    String svg = text(scatter::svg);
    assertThat(svg.indexOf(">limit 1.5")).isGreaterThan(svg.lastIndexOf("<polygon"));
    assertThat(svg.indexOf(">limit 1.5")).isGreaterThan(svg.lastIndexOf("<ellipse"));
  }

  @Test
  void theZoomStaysWhileSomethingIsInViewAndElseAllIsSeen(FxRobot robot) {
    robot.clickOn(scatter).push(KeyCode.W);
    double zoomed = plot().x().axis().length();
    robot.interact(() -> scatter.dataProperty().set(POINTS.withLimitX(1.6)));
    assertThat(plot().x().axis().length()).isEqualTo(zoomed);
    robot.interact(() ->
        scatter
            .dataProperty()
            .set(
                ScatterData.of(
                    POINTS.x(),
                    POINTS.y(),
                    List.of("settings"),
                    List.of(Mark.at(500, 10_000, 0, "a"), Mark.at(800, 20_000, 0, "b")))));
    assertThat(plot().x().axis().min()).isBetween(400.0, 500.0);
    robot.push(KeyCode.BACK_SPACE);
    assertThat(plot().x().axis().length()).isEqualTo(zoomed);
  }

  @Test
  void theGhostHasANameThatHidesItOrShowsItAlone(FxRobot robot) {
    ScatterData moved =
        ScatterData.of(
                POINTS.x(),
                POINTS.y(),
                List.of("best settings", "other settings", "now", "before"),
                POINTS.marks())
            .withMoving(1);
    robot.interact(() -> {
      scatter.dataProperty().set(moved);
      scatter.selectedProperty().set(3);
    });
    assertThat(entries(robot, scatter)).hasSize(2);
    robot.interact(
        () -> scatter.dataProperty().set(moved.withGhost(Mark.at(4, 900, 3, "where it was"))));
    Node before = entry(robot, scatter, "before");
    assertThat(text(scatter::svg)).contains(">before<", GHOSTS_WAY);
    robot.clickOn(before);
    assertThat(text(scatter::svg)).doesNotContain(">before<", GHOSTS_WAY);
    robot.moveTo(line).clickOn(before).moveTo(line).doubleClickOn(before);
    assertThat(text(scatter::csv).lines()).as("no mark is shown").hasSize(1);
    assertThat(text(scatter::svg))
        .contains(">before<")
        .doesNotContain(GHOSTS_WAY, "All series are hidden");
  }

  private static Node entry(FxRobot robot, CanvasView view, String name) {
    return entries(robot, view).stream()
        .filter(each -> each.getAccessibleText().startsWith(name + ","))
        .findFirst()
        .orElseThrow();
  }

  private static List<Node> entries(FxRobot robot, CanvasView view) {
    WaitForAsyncUtils.waitForFxEvents();
    return List.copyOf(robot.from(view).lookup(".legend-entry").queryAll());
  }

  /// Brightness of the darkest pixel in the place of a node, 0..1.
  private static double darkest(Node node) {
    WritableImage picture = onWindowThread(() -> node.getScene().getRoot().snapshot(null, null));
    Rectangle2D place =
        onWindowThread(() -> {
          var box = node.localToScene(node.getLayoutBounds());
          return new Rectangle2D(
              box.getMinX() + 1, box.getMinY() + 1, box.getWidth() - 2, box.getHeight() - 2);
        });
    double darkest = 1;
    for (int x = (int) place.getMinX() + 1; x < place.getMaxX() - 1; x++) {
      for (int y = (int) place.getMinY() + 1; y < place.getMaxY() - 1; y++) {
        Color color = picture.getPixelReader().getColor(x, y);
        darkest = Math.min(darkest, color.getBrightness());
      }
    }
    return darkest;
  }

  private PlotFrame plot() {
    return onWindowThread(scatter::plot);
  }

  private static String text(Callable<Content> content) {
    return onWindowThread(content).asText(Progress.none());
  }

  private static <T> T onWindowThread(Callable<T> action) {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}
