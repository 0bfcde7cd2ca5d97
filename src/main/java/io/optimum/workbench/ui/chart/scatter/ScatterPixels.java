package io.optimum.workbench.ui.chart.scatter;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.Marker;
import io.optimum.workbench.ui.chart.MarkerStamps;
import io.optimum.workbench.ui.chart.PlotFrame;
import io.optimum.workbench.ui.chart.heat.HeatMapPixels;
import java.nio.IntBuffer;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Many marks as one picture: the work per mark is that of its pixels. Hundreds are stamped, each
/// with its shape and a halo; of thousands each is a small square.
final class ScatterPixels {
  private static final double DOT = 2;

  private final Brush brush;
  private final ScatterColumns columns;
  private final Rectangle2D place;
  private final MarkerStamps.Picture picture;
  private final Side along;
  private final Side up;
  private final int[] colors;

  /// @param wanted what the picture is of; it is made of whole device pixels
  private ScatterPixels(Brush brush, PlotFrame frame, ScatterColumns columns, Rectangle2D wanted) {
    this.brush = brush;
    this.columns = columns;
    double scale = brush.scale();
    double left = Math.floor(wanted.getMinX() * scale);
    double top = Math.floor(wanted.getMinY() * scale);
    int width = (int) (Math.ceil(wanted.getMaxX() * scale) - left);
    int height = (int) (Math.ceil(wanted.getMaxY() * scale) - top);
    place = new Rectangle2D(left / scale, top / scale, width / scale, height / scale);
    picture = new MarkerStamps.Picture(new int[width * height], width, height);
    Rectangle2D area = frame.area();
    along =
        new Side(frame.x().axis(), area.getMinX() * scale - left, area.getMaxX() * scale - left);
    up = new Side(frame.y().axis(), area.getMaxY() * scale - top, area.getMinY() * scale - top);
    colors = new int[brush.palette().size()];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = HeatMapPixels.argb(brush.palette().series(i));
    }
  }

  /// Draws the first marks as dots.
  static void dots(Brush brush, PlotFrame frame, ScatterColumns columns, int count) {
    ScatterPixels pixels = new ScatterPixels(brush, frame, columns, frame.area());
    pixels.dots(count, (int) Math.max(1, Math.round(DOT * brush.scale())));
    pixels.show();
  }

  /// Draws the first marks with their shapes.
  ///
  /// @param alpha how opaque each is, 0..1
  static void stamps(
      Brush brush, PlotFrame frame, ScatterColumns columns, int count, IntToDoubleFunction alpha) {
    ScatterPixels pixels = new ScatterPixels(brush, frame, columns, frame.roomy());
    MarkerStamps shapes = new MarkerStamps(ScatterPainter.RADIUS * brush.scale());
    MarkerStamps halos = new MarkerStamps((ScatterPainter.RADIUS + 1) * brush.scale());
    int halo = HeatMapPixels.argb(brush.inks().surface());
    for (int i = 0; i < count; i++) {
      Marker shape = Marker.of(columns.series()[i]);
      double x = pixels.along.pixel(columns.x()[i]);
      double y = pixels.up.pixel(columns.y()[i]);
      if (!columns.isSeen(i)) {
        continue;
      }
      halos.stamp(pixels.picture, shape, x, y, halo);
      int argb =
          (int) Math.round(alpha.applyAsDouble(i) * 255) << 24 | (pixels.color(i) & 0xFFFFFF);
      shapes.stamp(pixels.picture, shape, x, y, argb);
    }
    pixels.show();
  }

  private void show() {
    brush
        .g()
        .image(
            new WritableImage(
                new PixelBuffer<>(
                    picture.width(),
                    picture.height(),
                    IntBuffer.wrap(picture.argb()),
                    PixelFormat.getIntArgbPreInstance())),
            place);
  }

  private int color(int index) {
    return colors[Math.floorMod(columns.series()[index], colors.length)];
  }

  /// One loop over the few pixels of a dot takes a third of the time of two, one within the other.
  ///
  /// @param wanted width and height of a dot, in pixels
  private void dots(int count, int wanted) {
    int width = picture.width();
    int height = picture.height();
    int size = Math.min(wanted, Math.min(width, height));
    int[] offsets = new int[size * size];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = i / size * width + i % size;
    }
    for (int i = 0; i < count; i++) {
      double x = along.pixel(columns.x()[i]);
      double y = up.pixel(columns.y()[i]);
      if (x >= 0 && y >= 0 && x < width && y < height) {
        int left = Math.clamp((int) (x - size / 2.0), 0, width - size);
        int top = Math.clamp((int) (y - size / 2.0), 0, height - size);
        int color = color(i);
        for (int offset : offsets) {
          picture.argb()[top * width + left + offset] = color;
        }
      }
    }
  }

  /// A transform to pixels of the picture, without a division per value.
  private static final class Side {
    private final Axis axis;
    private final double start;
    private final double length;
    private final double perUnit;

    Side(Axis axis, double start, double end) {
      this.axis = axis;
      this.start = start;
      this.length = end - start;
      this.perUnit = length / axis.length();
    }

    double pixel(double value) {
      return axis.scale() == Axis.Scale.LINEAR
          ? start + (value - axis.min()) * perUnit
          : start + axis.fraction(value) * length;
    }
  }
}
