package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.LevelOfDetail;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.Slices;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pixels of one row of the lanes, before they are copied down to its height.
final class LaneRow {
  private LaneScene scene =
      new LaneScene(
          Runs.none(),
          new RowLayout(List.of(), List.of(), 0, 0),
          KernelBook.EMPTY,
          Map.of(),
          Optional.empty());
  private LaneColors colors = LaneColors.NONE;
  private double startNanos;
  private double nanosPerPixel = 1;
  private int width;
  private int[] upper = new int[1];
  private int[] lower = new int[1];
  private float[] busy = new float[1];
  private final Slices scratch = new Slices();

  void begin(LaneScene newScene, LaneColors newColors, Transform time, int newWidth) {
    scene = newScene;
    colors = newColors;
    width = newWidth;
    startNanos = time.axis().min();
    nanosPerPixel = time.axis().length() / newWidth;
    if (upper.length != width) {
      upper = new int[width];
      lower = new int[width];
      busy = new float[width];
    }
  }

  /// Kernels in the upper half of a stream, whole inferences, or load.
  public int[] upper() {
    return upper;
  }

  /// Kernels and copies in the lower half of a stream, or an engine that is collapsed.
  public int[] lower() {
    return lower;
  }

  boolean isCollapsed(RowLayout.Shown shown) {
    EngineId engine = shown.spans().lane().engine();
    return scene.layout().rows().stream()
        .noneMatch(row ->
            row.kind() == RowLayout.Kind.STREAM
                && !row.fixed()
                && row.shown().orElseThrow().spans().lane().engine().equals(engine));
  }

  /// Where the lane is in the run that is watched.
  int laneOf(RowLayout.Shown shown) {
    return scene.runs().watched().lanes().indexOf(shown.spans());
  }

  public void operations(RowLayout.Shown shown, Slices slices) {
    Track track = shown.spans().operations();
    int run = shown.key().run();
    LaneColors.Tints tints = colors.tints(scene.series(shown), run);
    Arrays.fill(upper, colors.trough());
    Arrays.fill(lower, colors.trough());
    for (int i = 0; i < slices.count; i++) {
      int span = slices.span[i];
      boolean many = span == Slices.MANY;
      boolean copy = many ? slices.copyShare[i] > 0.5f : track.isCopy(span);
      boolean stands = many ? scene.found().isEmpty() : scene.stands(run, track.name(span));
      int name = many || copy ? 0 : track.name(span);
      int color =
          copy
              ? tints.copy(slices.busyFraction[i])
              : many ? tints.busy(slices.busyFraction[i], stands) : tints.kernel(name, stands);
      Arrays.fill(lower, slices.fromPixel[i], drawnTo(slices, i), color);
      if (!copy) {
        Arrays.fill(upper, slices.fromPixel[i], drawnTo(slices, i), color);
      }
    }
  }

  /// What lies beyond an inference's latency objective is drawn in the colour of violations, so
  /// that the objective is the line where the colour changes.
  public void inferences(RowLayout.Shown shown, Slices slices) {
    Track track = shown.spans().inferences();
    long objective = scene.objective(shown.spans());
    LaneColors.Tints tints = colors.tints(scene.series(shown), shown.key().run());
    Arrays.fill(upper, colors.surface());
    for (int i = 0; i < slices.count; i++) {
      int span = slices.span[i];
      int to = drawnTo(slices, i);
      Arrays.fill(upper, slices.fromPixel[i], to, tints.inference(slices.busyFraction[i]));
      if (span != Slices.MANY && track.durationNanos(span) > objective) {
        double limit = (track.startNanos(span) + (double) objective - startNanos) / nanosPerPixel;
        int from = Math.clamp(Math.round(limit), slices.fromPixel[i], to - 1);
        Arrays.fill(upper, from, to, colors.late());
      }
    }
  }

  /// All streams of an engine, of the run that is watched where there are any.
  public void engine(RowLayout.Shown shown, LevelOfDetail detail) {
    EngineId engine = shown.spans().lane().engine();
    Arrays.fill(busy, 0);
    int streams = 0;
    for (LaneSpans lane : scene.runs().of(shown.key().run()).lanes()) {
      if (lane.lane().engine().equals(engine)) {
        detail.slice(lane.operations(), scratch);
        streams++;
        for (int i = 0; i < scratch.count; i++) {
          for (int x = scratch.fromPixel[i]; x < scratch.toPixel[i]; x++) {
            busy[x] += scratch.busyFraction[i];
          }
        }
      }
    }
    LaneColors.Tints tints = colors.tints(scene.series(shown), shown.key().run());
    for (int x = 0; x < width; x++) {
      lower[x] = busy[x] > 0 ? tints.busy(Math.min(1, busy[x] / streams), true) : colors.trough();
    }
  }

  /// Measures how high the bars of a load are.
  ///
  /// @param pixels of a full bar
  void measure(RowLayout.Kind kind, Load load, int pixels) {
    double most = Load.most(kind, scene.runs().watched(), scene.book());
    for (int x = 0; x < width; x++) {
      busy[x] = load.at(kind, x, most) * pixels;
    }
  }

  /// The pixels of the measured bars that reach a height.
  void load(int pixels) {
    int bar = colors.load();
    int trough = colors.trough();
    float level = pixels - 0.5f;
    for (int x = 0; x < width; x++) {
      upper[x] = busy[x] >= level ? bar : trough;
    }
  }

  /// A span that is drawn itself leaves its last pixel free, so that neighbours stay apart.
  private static int drawnTo(Slices slices, int slice) {
    int to = slices.toPixel[slice];
    return to - slices.fromPixel[slice] >= 3 ? to - 1 : to;
  }
}
