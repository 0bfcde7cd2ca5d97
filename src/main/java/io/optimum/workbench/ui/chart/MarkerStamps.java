package io.optimum.workbench.ui.chart;

import java.util.HashMap;
import java.util.Map;

/// The shapes of marks of one size as shares of pixels that they cover, to be stamped on a picture
/// by the hundred. A mark lies on a quarter of a pixel.
public final class MarkerStamps {
  /// Places within a pixel, and samples per pixel, in each direction.
  private static final int FINE = 4;

  private static final int OPAQUE = 255;

  private final double radius;
  private final int side;
  private final Map<Integer, byte[]> covered = new HashMap<>();

  /// @param radius in pixels of the picture
  public MarkerStamps(double radius) {
    this.radius = radius;
    side = 2 * (int) Math.ceil(Marker.REACH * radius) + 2;
  }

  /// Stamps a shape over what is there.
  ///
  /// @param pixels of the picture, premultiplied
  /// @param x of the shape's middle, in pixels
  /// @param argb the colour, not premultiplied
  public void stamp(Picture pixels, Marker shape, double x, double y, int argb) {
    int fineX = (int) Math.round(x * FINE);
    int fineY = (int) Math.round(y * FINE);
    byte[] mask = mask(shape, Math.floorMod(fineX, FINE), Math.floorMod(fineY, FINE));
    int left = Math.floorDiv(fineX, FINE) - side / 2;
    int top = Math.floorDiv(fineY, FINE) - side / 2;
    int[] shares = new int[FINE * FINE + 1];
    for (int samples = 0; samples < shares.length; samples++) {
      shares[samples] = (argb >>> 24) * samples / (FINE * FINE);
    }
    int fromX = Math.max(0, -left);
    int toX = Math.min(side, pixels.width - left);
    int toY = Math.min(side, pixels.height - top);
    for (int row = Math.max(0, -top); row < toY; row++) {
      int at = (top + row) * pixels.width + left;
      for (int column = fromX; column < toX; column++) {
        int share = shares[mask[row * side + column]];
        if (share == OPAQUE) {
          pixels.argb[at + column] = argb;
        } else if (share > 0) {
          pixels.argb[at + column] = over(argb, share, pixels.argb[at + column]);
        }
      }
    }
  }

  /// A picture that is stamped on.
  ///
  /// @param argb its pixels, premultiplied, row by row
  public record Picture(int[] argb, int width, int height) {}

  /// One colour over another.
  ///
  /// @param share of the colour above, 0..255
  private static int over(int above, int share, int below) {
    int rest = OPAQUE - share;
    int alpha = share + (below >>> 24) * rest / OPAQUE;
    int red = ((above >> 16 & 0xFF) * share + (below >> 16 & 0xFF) * rest) / OPAQUE;
    int green = ((above >> 8 & 0xFF) * share + (below >> 8 & 0xFF) * rest) / OPAQUE;
    int blue = ((above & 0xFF) * share + (below & 0xFF) * rest) / OPAQUE;
    return alpha << 24 | red << 16 | green << 8 | blue;
  }

  private byte[] mask(Marker shape, int fineX, int fineY) {
    int key = (shape.ordinal() * FINE + fineY) * FINE + fineX;
    return covered.computeIfAbsent(key, _ -> draw(shape, fineX, fineY));
  }

  /// Counts the samples in the shape, pixel by pixel.
  private byte[] draw(Marker shape, int fineX, int fineY) {
    byte[] mask = new byte[side * side];
    for (int y = 0; y < side * FINE; y++) {
      for (int x = 0; x < side * FINE; x++) {
        double dx = (x + 0.5 - fineX) / FINE - side / 2.0;
        double dy = (y + 0.5 - fineY) / FINE - side / 2.0;
        if (shape.covers(dx, dy, radius)) {
          mask[y / FINE * side + x / FINE]++;
        }
      }
    }
    return mask;
  }
}
