package io.optimum.workbench.ui.chart;

import java.nio.IntBuffer;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// So many marks that each is a small square in a picture: the work per mark is a few pixels.
final class ScatterPixels {
  private static final double DOT = 2;

  private final PlotFrame frame;
  private final double scale;
  private final int width;
  private final int height;
  private final int[] pixels;

  private ScatterPixels(PlotFrame frame, double scale) {
    this.frame = frame;
    this.scale = scale;
    Rectangle2D area = frame.area();
    width = (int) Math.ceil(area.getWidth() * scale);
    height = (int) Math.ceil(area.getHeight() * scale);
    pixels = new int[width * height];
  }

  /// A picture of the plot's area, transparent between the marks.
  static Image of(PlotFrame frame, List<Mark> marks, Brush brush) {
    ScatterPixels picture = new ScatterPixels(frame, brush.scale());
    int[] colors = new int[brush.palette().size()];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = HeatMapPixels.argb(brush.palette().series(i));
    }
    for (Mark mark : marks) {
      picture.dot(mark, colors[Math.floorMod(mark.series(), colors.length)]);
    }
    return new WritableImage(
        new PixelBuffer<>(
            picture.width,
            picture.height,
            IntBuffer.wrap(picture.pixels),
            PixelFormat.getIntArgbPreInstance()));
  }

  private void dot(Mark mark, int color) {
    Rectangle2D area = frame.area();
    double x = (frame.x().toPixel(mark.x().mid()) - area.getMinX()) * scale;
    double y = (frame.y().toPixel(mark.y().mid()) - area.getMinY()) * scale;
    int size = (int) Math.max(1, Math.round(DOT * scale));
    if (x >= 0 && y >= 0 && x < width && y < height) {
      int left = (int) Math.clamp(x - size / 2.0, 0, Math.max(0, width - size));
      int top = (int) Math.clamp(y - size / 2.0, 0, Math.max(0, height - size));
      int right = Math.min(width, left + size);
      int bottom = Math.min(height, top + size);
      for (int row = top; row < bottom; row++) {
        for (int column = left; column < right; column++) {
          pixels[row * width + column] = color;
        }
      }
    }
  }
}
