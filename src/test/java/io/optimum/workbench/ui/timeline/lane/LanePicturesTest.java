package io.optimum.workbench.ui.timeline.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.style.Palette;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.TimelineView;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
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

/// What another person sees who gets the lanes as a file: everything that is needed to read them.
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class LanePicturesTest {
  /// As [SyntheticSpans] names the engines of three streams.
  private static final List<String> ENGINES = List.of("resnet50-fp16", "bert-base-fp16");

  private final TimelineViewModel model = new TimelineViewModel(new SpanStore(), Runnable::run);
  private final List<SaveRequest> asked = new ArrayList<>();

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    model.restart(Provenance.PREDICTED, KernelBook.EMPTY);
    SyntheticSpans.batches(3, 500).forEach(model.store()::accept);
    model.pull();
    model.keep("predicted");
    KernelBook onGpu = new KernelBook(Optional.of(SampleWorld.spec()), List.of());
    model.restart(Provenance.SIMULATED, onGpu);
    SyntheticSpans.batches(3, 700).forEach(model.store()::accept);
    model.pull();
    model.fit();
    model.zoom(0.2, 0.3);
    Scene scene = new Scene(new TimelineView(model), 1200, 700);
    scene.getStylesheets().add(Theme.stylesheet());
    scene.addEventHandler(SaveRequest.ASKED, asked::add);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void wordsWhereThereAreNoLanesAreNearTheTop() throws Exception {
    Document svg =
        document(
            onWindowThread(() -> {
              TimelineViewModel none = new TimelineViewModel(new SpanStore(), Runnable::run);
              Scene scene = new Scene(new TimelineView(none), 600, 700);
              scene.snapshot(null);
              return ((LaneArea) scene.lookup(".lane-area")).svg();
            }));
    NodeList drawn = svg.getElementsByTagName("text");
    assertThat(drawn.item(0).getTextContent()).startsWith("Spans appear here");
    assertThat(drawn.item(0).getAttributes().getNamedItem("y").getNodeValue())
        .satisfies(y -> assertThat(Double.parseDouble(y)).isBetween(20.0, 100.0));
  }

  @Test
  void anSvgNamesLanesTimesAndWhereTheyComeFrom(FxRobot robot) throws Exception {
    Document svg = document(onWindowThread(() -> lanes(robot).svg()));
    List<String> texts = texts(svg);
    assertThat(texts).containsAll(ENGINES);
    assertThat(texts).filteredOn("stream 0"::equals).as("of both runs and engines").hasSize(4);
    assertThat(texts).filteredOn("stream 1"::equals).hasSize(2);
    assertThat(texts).anyMatch(each -> each.contains("high priority"));
    assertThat(texts).anyMatch(each -> each.contains("normal priority"));
    assertThat(texts)
        .filteredOn(each -> each.matches("[\\d.]+\u202f?[  ]?(ms|µs)"))
        .hasSizeGreaterThan(2);
    assertThat(texts).contains("Running kernels", "mean 2.4 of 3 streams");
    assertThat(texts).anyMatch(each -> each.startsWith("mean at most "));
    assertThat(texts)
        .contains(
            "Streams over time; in each, inferences above, kernels below, copies grey · above:"
                + " predicted (predicted); below: simulated · above: 1\u202f500 spans; below:"
                + " 2\u202f100 spans");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .contains("Timeline of 3 streams");
  }

  @Test
  void whatLiesBeforeTheRunIsNoRest(FxRobot robot) throws Exception {
    robot.interact(() -> {
      model.fit();
      model.zoom(0.5, 0);
    });
    double begun = meanOfStreams(robot);
    robot.interact(() -> model.pan(-0.1));
    assertThat(model.viewProperty().get().min()).isNegative();
    assertThat(meanOfStreams(robot)).isCloseTo(begun, within(0.11));
  }

  private double meanOfStreams(FxRobot robot) throws Exception {
    return texts(document(onWindowThread(() -> lanes(robot).svg()))).stream()
        .filter(each -> each.endsWith(" of 3 streams"))
        .mapToDouble(each -> Double.parseDouble(each.replaceAll("mean | of.*", "")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theMouseIsNotInAFile(FxRobot robot) throws Exception {
    robot.moveTo(".statistics-strip");
    WaitForAsyncUtils.waitForFxEvents();
    List<String> without = texts(document(onWindowThread(() -> lanes(robot).svg())));
    robot.moveTo(lanes(robot));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(texts(document(onWindowThread(() -> lanes(robot).svg())))).isEqualTo(without);
  }

  @Test
  void theBarsOfAnSvgAreInTheColoursOfTheirEngines(FxRobot robot) throws Exception {
    Document svg = document(onWindowThread(() -> lanes(robot).svg()));
    String link =
        svg.getElementsByTagName("image")
            .item(0)
            .getAttributes()
            .getNamedItem("xlink:href")
            .getNodeValue();
    byte[] png = Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1));
    BufferedImage bars = ImageIO.read(new ByteArrayInputStream(png));
    List<LaneRows> rows = onWindowThread(() -> rows(robot));
    assertThat(rows).hasSize(6);
    for (LaneRows row : rows) {
      int y = (int) Math.round(row.kernels * 2);
      assertThat(likest(bars, y, 0, bars.getWidth())).as(row.name).isEqualTo(row.series);
    }
  }

  @Test
  void aPngIsTheSameAtTwiceTheSize(FxRobot robot) throws Exception {
    robot.rightClickOn(lanes(robot)).clickOn("Save as PNG…");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().fileName()).isEqualTo("timeline-lanes.png");
    BufferedImage png = image(asked.getFirst().content());
    LaneArea lanes = lanes(robot);
    int height = 2 * (int) Math.floor(lanes.getHeight());
    assertThat(png.getWidth()).isEqualTo(2 * (int) Math.floor(lanes.getWidth()));
    assertThat(png.getHeight()).as("with a line of its own below").isEqualTo(height + 48);
    int left = (int) (2 * lanes.lanes().getMinX());
    for (LaneRows row : onWindowThread(() -> rows(robot))) {
      int y = (int) Math.round(2 * (row.kernels + lanes.lanes().getMinY()));
      assertThat(likest(png, y, left, png.getWidth())).as(row.name).isEqualTo(row.series);
      assertThat(inked(png, 0, y - 30, left, y + 30)).as("name of " + row.name).isPositive();
    }
    int axis = (int) (2 * lanes.lanes().getMinY());
    assertThat(inked(png, left, 0, png.getWidth(), axis)).as("times").isPositive();
    assertThat(inked(png, 0, height, left, height + 48)).as("where from").isPositive();
  }

  /// @param kernels height of the middle of the kernels of a stream, below the axis
  private record LaneRows(String name, int series, double kernels) {}

  private List<LaneRows> rows(FxRobot robot) {
    RowLayout layout = lanes(robot).rows();
    Map<String, Integer> series = new TreeMap<>();
    List<LaneRows> rows = new ArrayList<>();
    for (RowLayout.Row row : layout.rows()) {
      if (row.kind() == RowLayout.Kind.STREAM) {
        LaneKey key = row.shown().orElseThrow().key();
        String engine = row.shown().orElseThrow().spans().lane().engine().value();
        int place = series.computeIfAbsent(engine, ENGINES::indexOf);
        rows.add(
            new LaneRows(
                engine + " " + key,
                place,
                layout.topOf(row, 0) + row.operationTop() + 0.8 * row.operationHeight()));
      }
    }
    return rows;
  }

  /// Of which engine the most saturated colour of a line of pixels is the nearest.
  private static int likest(BufferedImage image, int y, int from, int to) {
    Color most = Color.WHITE;
    for (int x = from; x < to; x++) {
      Color at = color(image.getRGB(x, y));
      if (at.getSaturation() > most.getSaturation()) {
        most = at;
      }
    }
    Color seen = most;
    return IntStream.range(0, ENGINES.size())
        .boxed()
        .min((a, b) -> Double.compare(distance(seen, a), distance(seen, b)))
        .orElseThrow();
  }

  private static double distance(Color seen, int series) {
    double hue = Math.abs(seen.getHue() - Palette.LIGHT.series(series).getHue());
    return Math.min(hue, 360 - hue);
  }

  private static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }

  /// Dark pixels in a piece of a picture.
  private static long inked(BufferedImage image, int left, int top, int right, int bottom) {
    return IntStream.range(top, bottom)
        .mapToLong(y ->
            IntStream.range(left, right)
                .filter(x -> color(image.getRGB(x, y)).getBrightness() < 0.6)
                .count())
        .sum();
  }

  private static BufferedImage image(Content content) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.writeTo(bytes, Progress.none());
    return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static Document document(Content svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(svg.asText(Progress.none()).getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(Document svg) {
    NodeList found = svg.getElementsByTagName("text");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  private static LaneArea lanes(FxRobot robot) {
    return robot.lookup(".lane-area").queryAs(LaneArea.class);
  }

  private static <T> T onWindowThread(Callable<T> action) {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
  }
}
