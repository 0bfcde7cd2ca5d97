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
    fill(0, width, top, bottom, scene.colors.trough());
    int half = (top + bottom) / 2;
    int[] tints = scene.colors.tints(lane.lane().deployment());
    int[] kernels = scene.colors.ramp(scene.colors.kernel(lane.lane().deployment(), 0));
    int[] copies = scene.colors.ramp(scene.colors.copy());
    for (int i = 0; i < slices.count; i++) {
      int span = slices.span[i];
      if (span == Slices.MANY) {
        boolean copy = slices.copyShare[i] > 0.5f;
        int color = LaneColors.shade(copy ? copies : kernels, slices.busyFraction[i]);
        fill(slices.fromPixel[i], slices.toPixel[i], copy ? half : top, bottom, color);
      } else if (lane.operations().isCopy(span)) {
        bar(i, half, bottom, LaneColors.pixel(scene.colors.copy()));
      } else {
        bar(i, top, bottom, tints[lane.operations().name(span) % tints.length]);
      }
    }
  }

  private void paintInferences(Scene scene, LaneSpans lane, RowLayout.Row row, double scrolled) {
    int top = device(row.inferenceTop() - scrolled);
    int bottom = device(row.inferenceTop() + row.inferenceHeight() - scrolled);
    long objective = scene.objectives.getOrDefault(lane.lane().engine(), Long.MAX_VALUE);
    Color onTime = scene.colors.inference(lane.lane().deployment(), false);
    int late = LaneColors.pixel(scene.colors.inference(lane.lane().deployment(), true));
    int whole = LaneColors.pixel(onTime);
    int[] ramp = scene.colors.ramp(onTime);
    for (int i = 0; i < slices.count; i++) {
      int span = slices.span[i];
      if (span == Slices.MANY) {
        int color = LaneColors.shade(ramp, slices.busyFraction[i]);
        fill(slices.fromPixel[i], slices.toPixel[i], top, bottom, color);
      } else {
        bar(i, top, bottom, lane.inferences().durationNanos(span) > objective ? late : whole);
      }
    }
  }

  private void paintLoad(Scene scene, double scrolled) {
    RowLayout.Row row = scene.layout.rows().getFirst();
    int bottom = device(row.top() + row.height() - 4 - scrolled);
    int top = device(row.top() + 6 - scrolled);
    int color = scene.colors.load();
    fill(0, width, top, bottom, scene.colors.trough());
    int lanes = Math.max(1, scene.snapshot.lanes().size());
    for (int x = 0; x < width; x++) {
      int level = Math.round((bottom - top) * busyStreams[x] / lanes);
      fill(x, x + 1, bottom - level, bottom, color);
    }
  }

  /// A span that is drawn itself leaves its last pixel free, so that neighbours stay apart.
  private void bar(int slice, int top, int bottom, int color) {
    int from = slices.fromPixel[slice];
    int to = slices.toPixel[slice];
    fill(from, to - from >= 3 ? to - 1 : to, top, bottom, color);
  }

  private void fill(int left, int right, int top, int bottom, int color) {
    int firstRow = Math.max(0, top);
    int lastRow = Math.min(height, bottom);
    for (int y = firstRow; y < lastRow; y++) {
      Arrays.fill(pixels, y * width + left, y * width + right, color);
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
