package com.sun.glass.ui.bench;

import com.sun.glass.ui.Screen;
import java.nio.IntBuffer;

/// What would be on the display: one ARGB pixel per point, windows painted in the order in which
/// they render.
final class BenchScreen {
  private static final int DEPTH_BITS = 32;
  private static final int DOTS_PER_INCH = 100;
  private static final int OPAQUE = 0xFF000000;

  private final int width;
  private final int height;
  private final int[] pixels;

  BenchScreen(int width, int height) {
    this.width = width;
    this.height = height;
    this.pixels = new int[width * height];
  }

  /// Screen as glass describes it: unscaled, no task bar.
  Screen describe() {
    return new Screen(
        0,
        DEPTH_BITS,
        0,
        0,
        width,
        height,
        0,
        0,
        width,
        height,
        0,
        0,
        width,
        height,
        DOTS_PER_INCH,
        DOTS_PER_INCH,
        1f,
        1f,
        1f,
        1f);
  }

  /// Bytes of a scratch buffer that no window overruns: the stock Headless window clears with a
  /// fixed stride of 1000 pixels.
  int scratchBytes() {
    int strides = 1000 * (height + 200);
    return Integer.BYTES * (strides + 2 * width);
  }

  /// Paints a window of `rowPixels` columns whose corner is at (`left`, `top`).
  void paint(IntBuffer image, int rowPixels, int left, int top) {
    int from = Math.max(0, left);
    int to = Math.min(width, left + rowPixels);
    int rows = image.capacity() / Math.max(1, rowPixels);
    for (int row = 0; row < rows && from < to; row++) {
      int y = top + row;
      if (y >= 0 && y < height) {
        image.get(row * rowPixels + from - left, pixels, y * width + from, to - from);
      }
    }
  }

  /// The pixel at a point, opaque; black outside.
  int at(int x, int y) {
    boolean inside = x >= 0 && x < width && y >= 0 && y < height;
    return inside ? pixels[y * width + x] | OPAQUE : OPAQUE;
  }
}
