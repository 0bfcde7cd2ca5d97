package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.LevelOfDetail;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.Slices;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.Track;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// The bars of all lanes, written pixel by pixel at the resolution of the display.
public final class LaneBody {
  private final ImageView node = new ImageView();
  private final List<Slices> watched = new ArrayList<>();
  private final Slices slices = new Slices();
  private final Load load = new Load();
  private final LaneRow row = new LaneRow();
  private final BitSet painted = new BitSet();
  private PixelBuffer<IntBuffer> buffer = pixelBuffer(1, 1);
  private int[] pixels = new int[1];
  private int width = 1;
  private int height = 1;
  private double scale = 1;

  public LaneBody() {
    node.setSmooth(false);
    node.setMouseTransparent(true);
    node.setManaged(false);
  }

  ImageView node() {
    return node;
  }

  /// What the GPU did in the pixels last painted.
  public Load load() {
    return load;
  }

  /// Makes the picture as large as the lanes, in logical pixels, at `newScale` device pixels each.
  public void resize(double logicalWidth, double logicalHeight, double newScale) {
    int newWidth = (int) Math.max(1, Math.round(logicalWidth * newScale));
    int newHeight = (int) Math.max(1, Math.round(logicalHeight * newScale));
    if (newWidth != width || newHeight != height) {
      width = newWidth;
      height = newHeight;
      buffer = pixelBuffer(width, height);
      pixels = buffer.getBuffer().array();
      node.setImage(new WritableImage(buffer));
    }
    scale = newScale;
    node.setFitWidth(logicalWidth);
    node.setFitHeight(logicalHeight);
  }

  /// Paints what `time` shows, scrolled down by `scrolled` logical pixels.
  public void paint(LaneScene scene, LaneColors colors, Transform time, double scrolled) {
    painted.clear();
    LevelOfDetail detail =
        new LevelOfDetail(time.axis().min(), time.axis().length() / width, width);
    slice(scene.runs().watched(), time.axis(), detail);
    row.begin(scene, colors, time, width);
    List<RowLayout.Row> rows = scene.layout().rows();
    rows.stream().filter(each -> !each.fixed()).forEach(each -> paint(each, detail, scrolled));
    int fixed = Math.min(height, device(scene.layout().fixedHeight()));
    painted.clear(0, fixed);
    rows.stream().filter(RowLayout.Row::fixed).forEach(each -> paint(each, detail, 0));
    clearGaps(colors.surface());
    buffer.updateBuffer(_ -> null);
  }

  /// Fills the lines of pixels that no row was painted on: memory is what this costs.
  private void clearGaps(int surface) {
    for (int from = painted.nextClearBit(0); from < height; ) {
      int next = painted.nextSetBit(from);
      int to = next < 0 ? height : Math.min(next, height);
      Arrays.fill(pixels, from * width, to * width, surface);
      from = painted.nextClearBit(to);
    }
  }

  private void slice(SpanSnapshot run, Axis seen, LevelOfDetail detail) {
    load.clear(width);
    load.during(
        (int) Math.clamp(Math.floor(seen.fraction(run.startNanos()) * width), 0, width),
        (int) Math.clamp(Math.ceil(seen.fraction(run.endNanos()) * width), 0, width));
    while (watched.size() < run.lanes().size()) {
      watched.add(new Slices());
    }
    for (int i = 0; i < run.lanes().size(); i++) {
      Track track = run.lanes().get(i).operations();
      detail.sliceWithUse(track, watched.get(i));
      load.add(watched.get(i), track);
    }
  }

  private void paint(RowLayout.Row at, LevelOfDetail detail, double scrolled) {
    double top = at.top() - scrolled;
    if (top + at.height() <= 0 || top * scale >= height) {
      return;
    }
    if (at.kind().isLoad()) {
      paintLoad(at, top);
    } else {
      at.shown().ifPresent(shown -> paintLane(at, shown, detail, top));
    }
  }

  private void paintLane(
      RowLayout.Row at, RowLayout.Shown shown, LevelOfDetail detail, double top) {
    if (at.kind() == RowLayout.Kind.ENGINE) {
      if (row.isCollapsed(shown)) {
        row.engine(shown, detail);
        stamp(row.lower(), top + 5, top + at.height() - 5);
      }
      return;
    }
    row.operations(shown, slicesOf(shown, detail));
    double middle = top + at.operationTop() + at.operationHeight() / 2;
    stamp(row.upper(), top + at.operationTop(), middle);
    stamp(row.lower(), middle, top + at.operationTop() + at.operationHeight());
    detail.slice(shown.spans().inferences(), slices);
    row.inferences(shown, slices);
    stamp(row.upper(), top + at.inferenceTop(), top + at.inferenceTop() + at.inferenceHeight());
  }

  /// Those of the run that is watched were made for its load.
  private Slices slicesOf(RowLayout.Shown shown, LevelOfDetail detail) {
    if (shown.key().run() == LaneKey.WATCHED) {
      return watched.get(row.laneOf(shown));
    }
    detail.slice(shown.spans().operations(), slices);
    return slices;
  }

  private void paintLoad(RowLayout.Row at, double logicalTop) {
    int bottom = device(logicalTop + at.height() - 4);
    int top = device(logicalTop + 6);
    row.measure(at.kind(), load, bottom - top);
    for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      row.load(bottom - y);
      System.arraycopy(row.upper(), 0, pixels, y * width, width);
      painted.set(y);
    }
  }

  /// Copies a row of pixels to the rows from `top` to before `bottom`.
  private void stamp(int[] line, double top, double bottom) {
    int last = Math.min(height, device(bottom));
    for (int y = Math.max(0, device(top)); y < last; y++) {
      System.arraycopy(line, 0, pixels, y * width, width);
      painted.set(y);
    }
  }

  private int device(double logical) {
    return (int) Math.round(logical * scale);
  }

  private static PixelBuffer<IntBuffer> pixelBuffer(int width, int height) {
    return new PixelBuffer<>(
        width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
  }
}
