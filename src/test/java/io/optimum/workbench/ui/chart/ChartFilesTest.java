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
import io.optimum.workbench.ui.chart.scatter.Mark;
import io.optimum.workbench.ui.chart.scatter.ScatterData;
import io.optimum.workbench.ui.chart.scatter.ScatterView;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.style.Theme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class ChartFilesTest {
  private final List<SaveRequest> asked = new ArrayList<>();
  private final ScatterView scatter =
      new ScatterView(
          ScatterData.of(
                  Quantity.nanos("p99 latency"),
                  Quantity.perSecond("Goodput"),
                  List.of("a & b"),
                  List.of(
                      Mark.at(1e6, 100, 0, "=one"),
                      Mark.at(2e6, 300, 0, "two"),
                      Mark.at(3e6, 200, 0, "three")))
              .withFront(List.of(0, 1))
              .withLimitX(2.5e6));
  private final HistogramView histogram =
      new HistogramView(
          new HistogramData(
              Quantity.nanos("Kernel duration").logarithmic(),
              IntStream.rangeClosed(1, 100).mapToDouble(i -> i * 1e3).toArray(),
              "kernel",
              OptionalDouble.of(90e3),
              "None"));
  private final HeatMapView map =
      new HeatMapView(
          new HeatMapData(
              Quantity.ratio("Slowdown"),
              List.of("a", "b"),
              List.of("a", "b"),
              new double[][] {{1, 1.5}, {Double.NaN, 2}},
              1,
              List.of(),
              "None"));
  private final BarsView bars =
      new BarsView(
          new BarsData(
              Quantity.nanos("p99 latency"),
              List.of(Bar.of("resnet50", 0, new Interval(1e6, 2e6, 3e6)).withLimit(4e6)),
              "None"));
  private final LineView line =
      new LineView(
          new LineData(
              Quantity.number("Epoch"),
              Quantity.number("Loss"),
              List.of(Curve.byStep("held out", 0, List.of(0.3, 0.2))),
              "None"));

  private final StacksView stacks =
      new StacksView(
          new StacksData(
              Quantity.number("Share of its solo speed"),
              List.of(
                  new StacksData.Stack(
                      "GPU 0", List.of(new StacksData.Part("resnet50 b4", 0, 0.75)))),
              OptionalDouble.of(1),
              "one engine per GPU",
              "None"));

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    scatter.setId("pareto");
    VBox box = new VBox(scatter, histogram, map, bars, line, stacks);
    Scene scene = new Scene(box, 640, 1800);
    scene.getStylesheets().add(Theme.stylesheet());
    scene.addEventHandler(SaveRequest.ASKED, asked::add);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void everyChartIsAWellFormedSvgWithItsSentence(FxRobot robot) {
    for (CanvasView each : List.of(scatter, histogram, map, bars, line, stacks)) {
      Document svg = parse(text(each::svg));
      assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
          .isEqualTo(onWindowThread(each::getAccessibleText));
      assertThat(svg.getElementsByTagName("text").getLength()).isPositive();
    }
  }

  @Test
  void whatHasNoEndReachesAcross(FxRobot robot) {
    double endless = Double.POSITIVE_INFINITY;
    robot.interact(() -> {
      bars.dataProperty()
          .set(
              new BarsData(
                  Quantity.nanos("p99 latency"),
                  List.of(Bar.of("resnet50", 0, Interval.exactly(endless)).withLimit(4e6)),
                  "None"));
      scatter
          .dataProperty()
          .set(
              ScatterData.of(
                  Quantity.ratio("p99 over its SLO"),
                  Quantity.perSecond("Goodput"),
                  List.of("now"),
                  List.of(new Mark(new Interval(0.5, 1, endless), Interval.exactly(2), 0, "one"))));
    });
    for (CanvasView each : List.of(bars, scatter)) {
      assertThat(text(each::svg)).doesNotContain("Infinity");
    }
  }

  @Test
  void aPlotInATabHasTheKeysAfterADrag(FxRobot robot) {
    robot.interact(
        () -> histogram.getScene().setRoot(new TabPane(new Tab("Durations", histogram))));
    WaitForAsyncUtils.waitForFxEvents();
    robot.drag(histogram).dropBy(40, 40);
    assertThat(histogram.isFocused()).isTrue();
  }

  @Test
  void whatTheMouseReadsOutIsNotInAFile(FxRobot robot) {
    robot.moveTo(histogram);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(words(text(histogram::svg))).doesNotContain("kernels of 100");
  }

  @Test
  void theCountAxisOfAHistogramSaysWhatIsCountedAndHowMany(FxRobot robot) {
    assertThat(words(text(histogram::svg))).contains("Kernels, n = 100");
  }

  @Test
  void everyFileSaysWhereTheValuesComeFrom(FxRobot robot) {
    Caption caption = new Caption("resnet50 alone", "simulated", "12 runs");
    for (CanvasView each : List.of(scatter, histogram, map, bars, line, stacks)) {
      double before = onWindowThread(() -> each.picture(1)).getHeight();
      onWindowThread(() -> {
        each.setCaption(() -> caption);
        return true;
      });
      assertThat(words(text(each::svg)))
          .contains("resnet50 alone · ", " · simulated · 12 runs")
          .contains(each.quantities().getFirst().title());
      assertThat(onWindowThread(() -> each.picture(1)).getHeight()).isGreaterThan(before);
      assertThat(text(each::csv).lines())
          .allMatch(line ->
              line.endsWith(",shown,provenance,samples")
                  || line.endsWith(",resnet50 alone,simulated,12 runs"));
    }
  }

  @Test
  void theLineOfAFrontIsAboveOtherMarksAndBelowItsOwn(FxRobot robot) {
    String[] around = text(scatter::svg).split("<polyline", -1);
    assertThat(around).hasSize(2);
    int discsOfAMark = 2;
    assertThat(around[0].split("<ellipse", -1)).hasSizeGreaterThan(3 * discsOfAMark);
    assertThat(around[1].split("<ellipse", -1)).hasSize(2 * discsOfAMark + 1);
  }

  @Test
  void aLongCaptionGoesOnInFurtherLines(FxRobot robot) {
    String samples = "inferences ".repeat(40).strip();
    onWindowThread(() -> {
      scatter.setCaption(() -> new Caption("resnet50 alone", "simulated", samples));
      return true;
    });
    double one = onWindowThread(() -> scatter.picture(1)).getHeight() - scatter.getHeight();
    assertThat(one).isGreaterThan(60);
    assertThat(words(text(scatter::svg))).contains(samples);
  }

  /// All texts of a drawing, in their order.
  private static String words(String svg) {
    NodeList texts = parse(svg).getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .collect(Collectors.joining(" "));
  }

  @Test
  void picturesHaveTwiceAsManyPixelsAndAreSharp(FxRobot robot) {
    WritableImage picture = onWindowThread(() -> scatter.picture(2));
    assertThat(picture.getWidth()).isEqualTo(2 * Math.floor(scatter.getWidth()));
    assertThat(picture.getPixelReader().getColor(1, 1).isOpaque()).isTrue();
  }

  @Test
  void valuesOfADrawingAreCsvWithUnits(FxRobot robot) {
    assertThat(text(scatter::csv))
        .startsWith("label,series,p99 latency [ns],p99 latency [ns] low")
        .contains("'=one,a & b,1000000.0");
    assertThat(text(map::csv)).isEqualTo("row,column,Slowdown\nb,b,2.0\nb,a,\na,b,1.5\na,a,1.0\n");
    assertThat(text(bars::csv)).contains("resnet50,2000000.0,1000000.0,3000000.0,,4000000.0");
    assertThat(text(stacks::csv))
        .isEqualTo("stack,part,Share of its solo speed\nGPU 0,resnet50 b4,0.75\n");
    assertThat(text(line::csv)).contains("held out,2.0,0.2\n");
    assertThat(text(histogram::csv).lines()).hasSize(1 + histogram.bins().counts().length);
  }

  @Test
  void theContextMenuAsksTheWindowForAFile(FxRobot robot) {
    robot.clickOn(scatter, MouseButton.SECONDARY).clickOn("Save as SVG…");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().fileName()).isEqualTo("pareto.svg");
    assertThat(asked.getFirst().content().asText(Progress.none())).contains("<svg");
  }

  @Test
  void controlAndCCopiesThePicture(FxRobot robot) {
    robot.clickOn(scatter).push(KeyCode.CONTROL, KeyCode.C);
    assertThat(onWindowThread(() -> Clipboard.getSystemClipboard().hasImage())).isTrue();
  }

  @Test
  void aDragSelectsMarksAndTheirValuesAreCopied(FxRobot robot) {
    Rectangle2D area = area();
    robot
        .drag(scatter.localToScreen(area.getMinX() + 2, area.getMaxY() - 2))
        .dropTo(scatter.localToScreen(area.getMinX() + area.getWidth() / 2, area.getMinY() + 40));
    assertThat(onWindowThread(scatter::chosen)).extracting(Mark::label).containsExactly("=one");
    assertThat(text(scatter::csv).lines()).hasSize(2);
    robot.push(KeyCode.F);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(plot().x().axis().max()).isLessThan(2.2e6);
    robot.push(KeyCode.BACK_SPACE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(plot().x().axis().max()).isGreaterThan(3e6);
  }

  /// Taken on the window's thread, written on this one.
  private static String text(Callable<Content> content) {
    return onWindowThread(content).asText(Progress.none());
  }

  private PlotFrame plot() {
    return onWindowThread(scatter::plot);
  }

  private Rectangle2D area() {
    WaitForAsyncUtils.waitForFxEvents();
    return plot().area();
  }

  private static Document parse(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("This is no XML: " + svg, e);
    }
  }

  private static <T> T onWindowThread(Callable<T> action) {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}
