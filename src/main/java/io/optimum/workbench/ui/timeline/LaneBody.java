package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.ui.chart.Transform;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// The bars of all lanes, written pixel by pixel at the resolution of the display.
final class LaneBody {
  private final ImageView node = new ImageView();
  private final Slices slices = new Slices();
  private PixelBuffer<IntBuffer> buffer = pixelBuffer(1, 1);
  private int[] pixels = new int[1];
  private float[] busyStreams = new float[1];
  private int[] upper = new int[1];
  private int[] lower = new int[1];
  private int width = 1;
  private int height = 1;
  private double scale = 1;

  LaneBody() {
    node.setSmooth(false);
    node.setMouseTransparent(true);
    node.setManaged(false);
  }

  ImageView node() {
    return node;
  }

  /// Mean number of busy streams over the pixels last painted.
  double meanBusyStreams() {
    double sum = 0;
    for (int x = 0; x < width; x++) {
      sum += busyStreams[x];
    }
    return sum / width;
  }

  /// Makes the picture as large as the lanes, in logical pixels, at `newScale` device pixels each.
  void resize(double logicalWidth, double logicalHeight, double newScale) {
    int newWidth = (int) Math.max(1, Math.round(logicalWidth * newScale));
    int newHeight = (int) Math.max(1, Math.round(logicalHeight * newScale));
    if (newWidth != width || newHeight != height) {
      width = newWidth;
      height = newHeight;
      buffer = pixelBuffer(width, height);
      pixels = buffer.getBuffer().array();
      busyStreams = new float[width];
      upper = new int[width];
      lower = new int[width];
      node.setImage(new WritableImage(buffer));
    }
    scale = newScale;
    node.setFitWidth(logicalWidth);
    node.setFitHeight(logicalHeight);
  }

  /// Paints what `time` shows, scrolled down by `scrolled` logical pixels.
  void paint(Scene scene, Transform time, double scrolled) {
    Arrays.fill(pixels, scene.colors.surface());
    Arrays.fill(busyStreams, 0);
    double perPixel = time.axis().length() / width;
    LevelOfDetail detail = new LevelOfDetail(time.axis().min(), perPixel, width);
    for (RowLayout.Row row : scene.layout.rows()) {
      if (row.kind() == RowLayout.Kind.STREAM) {
        LaneSpans lane = scene.snapshot.lanes().get(row.lane());
        detail.slice(lane.operations(), slices);
        countBusy();
        if (row.top() + row.height() > scrolled && (row.top() - scrolled) * scale < height) {
          paintOperations(scene, lane, row, scrolled);
          detail.slice(lane.inferences(), slices);
          paintInferences(scene, lane, row, scrolled);
        }
      }
    }
    paintLoad(scene, scrolled);
    buffer.updateBuffer(_ -> null);
  }

  private void countBusy() {
    for (int i = 0; i < slices.count; i++) {
      float busy = slices.span[i] == Slices.MANY ? slices.busyFraction[i] : 1;
      for (int x = slices.fromPixel[i]; x < slices.toPixel[i]; x++) {
        busyStreams[x] += busy;
      }
    }
  }

  private void paintOperations(Scene scene, LaneSpans lane, RowLayout.Row row, double scrolled) {
    int top = device(row.operationTop() - scrolled);
    int bottom = device(row.operationTop() + row.operationHeight() - scrolled);
    int[] tints = scene.colors.tints(lane.lane().deployment());
    int[] kernels = scene.colors.ramp(scene.colors.kernel(lane.lane().deployment(), 0));
    int[] copies = scene.colors.ramp(scene.colors.copy());
    Arrays.fill(upper, scene.colors.trough());
    Arrays.fill(lower, scene.colors.trough());
    for (int i = 0; i < slices.count; i++) {
      int span = slices.span[i];
      boolean many = span == Slices.MANY;
      boolean copy = many ? slices.copyShare[i] > 0.5f : lane.operations().isCopy(span);
      int color =
          many
              ? LaneColors.shade(copy ? copies : kernels, slices.busyFraction[i])
              : copy
                  ? copies[copies.length - 1]
                  : tints[lane.operations().name(span) % tints.length];
      Arrays.fill(lower, slices.fromPixel[i], drawnTo(i), color);
      if (!copy) {
        Arrays.fill(upper, slices.fromPixel[i], drawnTo(i), color);
      }
    }
    int half = (top + bottom) / 2;
    stamp(upper, top, half);
    stamp(lower, half, bottom);
  }

  private void paintInferences(Scene scene, LaneSpans lane, RowLayout.Row row, double scrolled) {
    long objective = scene.objectives.getOrDefault(lane.lane().engine(), Long.MAX_VALUE);
    Color onTime = scene.colors.inference(lane.lane().deployment(), false);
    int late = LaneColors.pixel(scene.colors.inference(lane.lane().deployment(), true));
    int[] ramp = scene.colors.ramp(onTime);
    Arrays.fill(upper, scene.colors.surface());
    for (int i = 0; i < slices.count; i++) {
      int span = slices.span[i];
      boolean many = span == Slices.MANY;
      boolean isLate = !many && lane.inferences().durationNanos(span) > objective;
      int color = isLate ? late : LaneColors.shade(ramp, many ? slices.busyFraction[i] : 1);
      Arrays.fill(upper, slices.fromPixel[i], drawnTo(i), color);
    }
    int top = device(row.inferenceTop() - scrolled);
    stamp(upper, top, device(row.inferenceTop() + row.inferenceHeight() - scrolled));
  }

  private void paintLoad(Scene scene, double scrolled) {
    RowLayout.Row row = scene.layout.rows().getFirst();
    int bottom = device(row.top() + row.height() - 4 - scrolled);
    int top = device(row.top() + 6 - scrolled);
    int color = scene.colors.load();
    double pixelsPerStream = (bottom - top) / Math.max(1.0, scene.snapshot.lanes().size());
    for (int y = top; y < bottom; y++) {
      Arrays.fill(upper, scene.colors.trough());
      for (int x = 0; x < width; x++) {
        if (busyStreams[x] * pixelsPerStream >= bottom - y) {
          upper[x] = color;
        }
      }
      stamp(upper, y, y + 1);
    }
  }

  /// A span that is drawn itself leaves its last pixel free, so that neighbours stay apart.
  private int drawnTo(int slice) {
    int to = slices.toPixel[slice];
    return to - slices.fromPixel[slice] >= 3 ? to - 1 : to;
  }

  /// Copies a row of pixels to the rows from `top` to before `bottom`.
  private void stamp(int[] line, int top, int bottom) {
    int last = Math.min(height, bottom);
    for (int y = Math.max(0, top); y < last; y++) {
      System.arraycopy(line, 0, pixels, y * width, width);
    }
  }

  private int device(double logical) {
    return (int) Math.round(logical * scale);
  }

  private static PixelBuffer<IntBuffer> pixelBuffer(int width, int height) {
    return new PixelBuffer<>(
        width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
  }

  /// What is painted.
  ///
  /// @param objectives latency objectives by engine, in nanoseconds
  record Scene(
      SpanSnapshot snapshot, RowLayout layout, LaneColors colors, Map<EngineId, Long> objectives) {}
}
