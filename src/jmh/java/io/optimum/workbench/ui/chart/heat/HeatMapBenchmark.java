package io.optimum.workbench.ui.chart.heat;

import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.fx.WindowThread;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/// Time to order, draw and render a heat map of other values, on the window's thread and without a
/// display.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HeatMapBenchmark {
  @Param({"200"})
  public int engines;

  private HeatMapData one;
  private HeatMapData other;
  private HeatMapView view;
  private Scene scene;
  private WritableImage image;

  @Setup
  public void open() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    one = data(random);
    other = data(random);
    WindowThread.start();
    HeatMapData first = one;
    HeatMapView map =
        WindowThread.call(() -> {
          new Theme(Theme.Choice.LIGHT);
          return new HeatMapView(first);
        });
    view = map;
    Scene drawn =
        WindowThread.call(() -> {
          Scene made = new Scene(map, 900, 800);
          made.getStylesheets().add(Theme.stylesheet());
          return made;
        });
    scene = drawn;
    image = WindowThread.call(() -> drawn.snapshot(null));
  }

  private HeatMapData data(SplittableRandom random) {
    List<String> names = IntStream.range(0, engines).mapToObj(i -> "engine-" + i).toList();
    double[][] values = new double[engines][engines];
    for (double[] row : values) {
      for (int i = 0; i < engines; i++) {
        row[i] = random.nextDouble(1, 3);
      }
    }
    return new HeatMapData(
        Quantity.ratio("Slowdown"), names, names, values, 1, List.of(), "No pair");
  }

  @TearDown
  public void close() {
    WindowThread.stop();
  }

  @Benchmark
  public WritableImage redraw() throws Exception {
    HeatMapData next = one;
    one = other;
    other = next;
    return WindowThread.call(() -> {
      view.dataProperty().set(next);
      return scene.snapshot(image);
    });
  }
}
