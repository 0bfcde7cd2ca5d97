package io.optimum.workbench.ui.chart;

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

/// Time to draw the chart of explored settings after the slider has moved to another point, on the
/// window's thread and without a display: the software pipeline.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScatterBenchmark {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  @Param({"1500"})
  public int points;

  private ScatterView view;
  private Picture picture;
  private int selected;

  private record Picture(Scene scene, WritableImage image) {}

  @Setup
  public void open() throws Exception {
    view = new ScatterView(data());
    WindowThread.start();
    picture = WindowThread.call(this::show);
  }

  private Picture show() {
    new Theme(Theme.Choice.LIGHT);
    Scene scene = new Scene(view, WIDTH, HEIGHT);
    Theme.style(scene);
    return new Picture(scene, scene.snapshot(null));
  }

  private ScatterData data() {
    SplittableRandom random = new SplittableRandom(1);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      marks.add(Mark.at(random.nextDouble(1, 10), random.nextDouble(100, 1000), 0, "setting " + i));
    }
    Quantity x = Quantity.ratio("Latency over limit");
    Quantity y = Quantity.perSecond("Goodput");
    return ScatterData.of(x, y, List.of("settings"), marks);
  }

  @TearDown
  public void close() {
    WindowThread.stop();
  }

  /// The whole picture rendered.
  @Benchmark
  public WritableImage redraw() throws Exception {
    selected = (selected + 1) % points;
    return WindowThread.call(() -> {
      view.selectedProperty().set(selected);
      return picture.scene.snapshot(picture.image);
    });
  }
}
