package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.fx.WindowThread;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.lane.LaneArea;
import io.optimum.workbench.ui.timeline.lane.LaneBody;
import io.optimum.workbench.ui.timeline.lane.LaneColors;
import io.optimum.workbench.ui.timeline.lane.LaneScene;
import io.optimum.workbench.ui.timeline.lane.Load;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
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

/// Time to draw the lanes of 16 streams, 1600 x 800, all of the run in sight, on the window's
/// thread and without a display: the software pipeline, which is the slowest there is.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TimelineBenchmark {
  private static final int LANES = 16;
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 800;
  private static final Inks INKS =
      new Inks(
          Color.BLACK,
          Color.gray(0.4),
          Color.gray(0.9),
          Color.gray(0.8),
          Color.WHITE,
          Color.gray(0.96),
          Color.ROYALBLUE,
          Color.CRIMSON);

  /// All streams together.
  @Param({"1000000", "10000000"})
  public int spans;

  private final TimelineViewModel model =
      new TimelineViewModel(new SpanStore(20_000_000), Runnable::run);
  private Picture picture;

  /// What is drawn.
  ///
  /// @param bars what the body paints
  /// @param scene the lanes as the window has them
  /// @param image of the scene
  private record Picture(
      LaneBody body, LaneScene bars, Transform time, Scene scene, WritableImage image) {}

  @Setup
  public void open() throws Exception {
    WindowThread.start();
    SyntheticSpans.batches(LANES, spans / LANES).forEach(model.store()::accept);
    picture = WindowThread.call(this::show);
  }

  private Picture show() {
    new Theme(Theme.Choice.LIGHT);
    Scene scene = new Scene(new LaneArea(model), WIDTH, HEIGHT);
    scene.getStylesheets().add(Theme.stylesheet());
    model.pull();
    model.fit();
    Runs runs = model.runsProperty().get();
    RowLayout layout =
        RowLayout.of(runs, Arrangement.ALL, Load.known(runs.watched(), KernelBook.EMPTY), HEIGHT);
    LaneBody body = new LaneBody();
    body.resize(WIDTH, HEIGHT, 1);
    return new Picture(
        body,
        new LaneScene(runs, layout, KernelBook.EMPTY, Map.of(), Optional.empty()),
        new Transform(model.viewProperty().get(), 0, WIDTH),
        scene,
        scene.snapshot(null));
  }

  @TearDown
  public void close() {
    WindowThread.stop();
  }

  /// The bars alone, as pixels in memory.
  @Benchmark
  public double paintBars() throws Exception {
    return WindowThread.call(() -> {
      picture.body.paint(picture.bars, new LaneColors(INKS), picture.time, 0);
      return picture.body.load().mean(RowLayout.Kind.KERNELS, LANES);
    });
  }

  /// After a zoom: bars, axis, names, and the whole picture rendered.
  @Benchmark
  public WritableImage redraw() throws Exception {
    return WindowThread.call(() -> {
      Axis view = model.viewProperty().get();
      model.zoom(view.length() > model.snapshotProperty().get().endNanos() ? 1 / 1.01 : 1.01, 0);
      return picture.scene.snapshot(picture.image);
    });
  }
}
