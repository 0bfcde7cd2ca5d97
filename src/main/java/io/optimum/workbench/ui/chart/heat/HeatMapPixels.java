package io.optimum.workbench.ui.chart.heat;

import io.optimum.workbench.ui.chart.Inks;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A heat map of so many cells that each is one pixel of a picture.
public final class HeatMapPixels {
  private static final int SHADES = 256;

  private HeatMapPixels() {}

  static Image of(HeatMapData data, HeatMapOrder order, double most, Inks inks) {
    int[] shades = new int[SHADES];
    for (int i = 0; i < SHADES; i++) {
      shades[i] = argb(inks.palette().magnitude(i / (SHADES - 1.0)));
    }
    int unknown = argb(inks.raised());
    int width = order.columns().length;
    int height = order.rows().length;
    int[] pixels = new int[width * height];
    double scale = (SHADES - 1) / (most - data.least());
    for (int y = 0; y < height; y++) {
      double[] row = data.values()[order.rows()[y]];
      for (int x = 0; x < width; x++) {
        double value = row[order.columns()[x]];
        int shade = (int) Math.clamp(Math.round((value - data.least()) * scale), 0L, SHADES - 1L);
        pixels[y * width + x] = Double.isFinite(value) ? shades[shade] : unknown;
      }
    }
    return picture(pixels, width);
  }

  /// All colours in a column, that of the greatest value on top.
  static Image scale(Inks inks, int height) {
    int[] pixels = new int[height];
    for (int y = 0; y < height; y++) {
      pixels[y] = argb(inks.palette().magnitude(1 - (double) y / height));
    }
    return picture(pixels, 1);
  }

  private static Image picture(int[] opaque, int width) {
    return new WritableImage(
        new PixelBuffer<>(
            width,
            opaque.length / width,
            IntBuffer.wrap(opaque),
            PixelFormat.getIntArgbPreInstance()));
  }

  /// An opaque colour as one pixel.
  public static int argb(Color color) {
    int red = (int) Math.round(color.getRed() * 255);
    int green = (int) Math.round(color.getGreen() * 255);
    int blue = (int) Math.round(color.getBlue() * 255);
    return 0xFF << 24 | red << 16 | green << 8 | blue;
  }
}
