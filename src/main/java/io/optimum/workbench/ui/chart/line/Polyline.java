package io.optimum.workbench.ui.chart.line;

import io.optimum.workbench.ui.chart.Pen;
import io.optimum.workbench.ui.chart.PlotFrame;
import java.util.Arrays;
import javafx.scene.paint.Color;

/// Collects the pixels of a curve: of the points that share a pixel column only the first, the
/// least, the greatest and the last are kept.
final class Polyline {
  private static final int PER_COLUMN = 4;
  private static final double WIDTH = 2;

  private final PlotFrame frame;
  private final boolean stepped;
  private double[] xs = new double[512];
  private double[] ys = new double[512];
  private int count;
  private int columnStart;
  private final int[] gaps = new int[256];
  private int gapCount;

  Polyline(PlotFrame frame, boolean stepped) {
    this.frame = frame;
    this.stepped = stepped;
  }

  void add(double x, double y) {
    double pixelX = frame.x().toPixel(x);
    double pixelY = frame.y().toPixel(y);
    if (!Double.isFinite(pixelX) || !Double.isFinite(pixelY)) {
      gap();
      return;
    }
    if (stepped && count > lastGap()) {
      put(pixelX, ys[count - 1]);
    }
    put(pixelX, pixelY);
  }

  void draw(Pen g, Color color) {
    g.setStroke(color);
    g.setLineWidth(WIDTH);
    int from = 0;
    for (int i = 0; i <= gapCount; i++) {
      int to = i < gapCount ? gaps[i] : count;
      stroke(g, color, from, to);
      from = to;
    }
  }

  private void stroke(Pen g, Color color, int from, int to) {
    if (to - from == 1) {
      g.setFill(color);
      g.fillOval(xs[from] - WIDTH, ys[from] - WIDTH, 2 * WIDTH, 2 * WIDTH);
    } else if (to > from) {
      g.strokePolyline(
          Arrays.copyOfRange(xs, from, to), Arrays.copyOfRange(ys, from, to), to - from);
    }
  }

  private void put(double x, double y) {
    if (count > columnStart && Math.floor(xs[columnStart]) != Math.floor(x)) {
      columnStart = count;
    }
    if (count - columnStart >= PER_COLUMN) {
      merge(y);
      return;
    }
    if (count == xs.length) {
      xs = Arrays.copyOf(xs, 2 * count);
      ys = Arrays.copyOf(ys, 2 * count);
    }
    xs[count] = x;
    ys[count] = y;
    count++;
  }

  /// Keeps first, least, greatest and last of a full column.
  private void merge(double y) {
    int low = columnStart + 1;
    int high = columnStart + 2;
    double least = Math.min(Math.min(ys[low], ys[high]), ys[columnStart + 3]);
    double greatest = Math.max(Math.max(ys[low], ys[high]), ys[columnStart + 3]);
    ys[low] = Math.min(least, y);
    ys[high] = Math.max(greatest, y);
    ys[columnStart + 3] = y;
  }

  private void gap() {
    if (count > lastGap() && gapCount < gaps.length) {
      gaps[gapCount++] = count;
      columnStart = count;
    }
  }

  private int lastGap() {
    return gapCount == 0 ? 0 : gaps[gapCount - 1];
  }
}
