package io.optimum.workbench.ui.chart;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// So many marks that each is a small square in a picture: the work per mark is a few pixels.
final class ScatterPixels {
  private static final double DOT = 2;

  private final int width;
  private final int height;
  private final int[] pixels;
  private final int size;
  private final Side along;
  private final Side up;

  private ScatterPixels(PlotFrame frame, double scale) {
    Rectangle2D area = frame.area();
    width = (int) Math.ceil(area.getWidth() * scale);
    height = (int) Math.ceil(area.getHeight() * scale);
    pixels = new int[width * height];
    size = (int) Math.max(1, Math.round(DOT * scale));
    along = new Side(frame.x().axis(), 0, area.getWidth() * scale);
    up = new Side(frame.y().axis(), area.getHeight() * scale, 0);
  }

  /// A picture of the plot's area, transparent between the marks.
  ///
  /// @param count of the first marks, which are drawn
  static Image of(PlotFrame frame, ScatterColumns columns, int count, Brush brush) {
    ScatterPixels picture = new ScatterPixels(frame, brush.scale());
    int[] colors = new int[brush.palette().size()];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = HeatMapPixels.argb(brush.palette().series(i));
    }
    for (int i = 0; i < count; i++) {
      int color = colors[Math.floorMod(columns.series()[i], colors.length)];
      picture.dot(columns.x()[i], columns.y()[i], color);
    }
    return new WritableImage(
        new PixelBuffer<>(
            picture.width,
            picture.height,
            IntBuffer.wrap(picture.pixels),
            PixelFormat.getIntArgbPreInstance()));
  }

  private void dot(double valueX, double valueY, int color) {
    double x = along.pixel(valueX);
    double y = up.pixel(valueY);
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return;
    }
    int fromX = Math.clamp((int) (x - size / 2.0), 0, Math.max(0, width - size));
    int fromY = Math.clamp((int) (y - size / 2.0), 0, Math.max(0, height - size));
    int toX = Math.min(width, fromX + size);
    int toY = Math.min(height, fromY + size);
    for (int row = fromY; row < toY; row++) {
      for (int at = row * width + fromX; at < row * width + toX; at++) {
        pixels[at] = color;
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
