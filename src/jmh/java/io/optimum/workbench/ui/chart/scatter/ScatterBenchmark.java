package io.optimum.workbench.ui.chart.scatter;

import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.fx.WindowThread;
import io.optimum.workbench.ui.style.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Time to draw the chart of explored settings on the window's thread and without a display: the
/// software pipeline.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScatterBenchmark {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  @Param({"1500", "100000"})
  public int points;

  private ScatterView view;
  private Picture picture;
  private final SplittableRandom random = new SplittableRandom(1);
  private List<Mark> known;
  private List<Mark> others;

  private record Picture(Scene scene, WritableImage image) {}

  @Setup
  public void open() throws Exception {
    known = marks();
    others = marks();
    view = new ScatterView(data(known, known.getFirst()));
    WindowThread.start();
    picture = WindowThread.call(this::show);
  }

  private Picture show() {
    new Theme(Theme.Choice.LIGHT);
    Scene scene = new Scene(view, WIDTH, HEIGHT);
    scene.getStylesheets().add(Theme.stylesheet());
    return new Picture(scene, scene.snapshot(null));
  }

  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>(List.of(mark(1, 100), mark(10, 1000)));
    while (marks.size() < points) {
      marks.add(mark(random.nextDouble(1, 10), random.nextDouble(100, 1000)));
    }
    return marks;
  }

  private static Mark mark(double latency, double goodput) {
    return Mark.at(latency, goodput, 0, "setting");
  }

  private static ScatterData data(List<Mark> settings, Mark now) {
    List<Mark> marks = new ArrayList<>(settings);
    marks.add(now);
    Quantity x = Quantity.ratio("Latency over limit");
    Quantity y = Quantity.perSecond("Goodput");
    return ScatterData.of(x, y, List.of("settings"), marks).withMoving(1);
  }

  @TearDown
  public void close() {
    WindowThread.stop();
  }

  /// The slider has moved: another setting is the one now.
  @Benchmark
  public WritableImage slide() throws Exception {
    return show(known);
  }

  /// Other settings were explored.
  @Benchmark
  public WritableImage redraw() throws Exception {
    List<Mark> before = known;
    known = others;
    others = before;
    return show(known);
  }

  private WritableImage show(List<Mark> settings) throws Exception {
    Mark now = mark(random.nextDouble(1, 10), random.nextDouble(100, 1000));
    return WindowThread.call(() -> {
      view.dataProperty().set(data(settings, now));
      view.selectedProperty().set(settings.size());
      return picture.scene.snapshot(picture.image);
    });
  }
}
