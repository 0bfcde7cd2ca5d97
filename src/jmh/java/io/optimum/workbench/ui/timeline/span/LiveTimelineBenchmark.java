package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.ui.fx.WindowThread;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.lane.LaneArea;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Frames of a run that gives 200 000 spans a second on 16 streams, with a million spans there
/// already: each frame appends what a sixtieth of a second gives, follows it, and draws everything.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LiveTimelineBenchmark {
  private static final int LANES = 16;
  private static final int BEFORE = 1_000_000 / LANES;
  private static final int PER_FRAME = 200_000 / 60 / LANES;
  private static final int FRAMES = 1000;

  private final TimelineViewModel model =
      new TimelineViewModel(new SpanStore(4_000_000), Runnable::run);
  private List<SpanBatch> all;
  private Scene scene;
  private WritableImage image;
  private int frame;

  @Setup
  public void open() throws Exception {
    WindowThread.start();
    all = SyntheticSpans.batches(LANES, BEFORE + FRAMES * PER_FRAME);
    Scene drawn =
        WindowThread.call(() -> {
          new Theme(Theme.Choice.LIGHT);
          Scene made = new Scene(new LaneArea(model), 1600, 800);
          made.getStylesheets().add(Theme.stylesheet());
          return made;
        });
    scene = drawn;
    image = WindowThread.call(() -> drawn.snapshot(null));
  }

  @Setup(Level.Iteration)
  public void startOver() {
    model.store().clear(KernelBook.EMPTY);
    all.forEach(batch -> model.store().accept(batch.rows(0, BEFORE)));
    frame = 0;
  }

  @TearDown
  public void close() {
    WindowThread.stop();
  }

  @Benchmark
  public WritableImage frame() throws Exception {
    int from = BEFORE + frame++ % FRAMES * PER_FRAME;
    all.forEach(batch -> model.store().accept(batch.rows(from, from + PER_FRAME)));
    return WindowThread.call(() -> {
      model.pull();
      return scene.snapshot(image);
    });
  }
}
