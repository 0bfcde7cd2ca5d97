package io.optimum.workbench.ui.chart;

import javafx.scene.paint.Color;

/// Shapes of marks: a second cue beside colour.
enum Marker {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND;

  /// The shape of a series.
  static Marker of(int series) {
    return values()[Math.floorMod(series, values().length)];
  }

  void draw(Pen g, Color color, double x, double y, double radius) {
    g.setFill(color);
    switch (this) {
      case CIRCLE -> g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
      case SQUARE -> g.fillRect(x - 0.88 * radius, y - 0.88 * radius, 1.76 * radius, 1.76 * radius);
      case TRIANGLE ->
          polygon(g, x, y, radius * 1.15, new double[] {0, -1, 0.92, 0.66, -0.92, 0.66});
      case DIAMOND -> polygon(g, x, y, radius * 1.2, new double[] {0, -1, 1, 0, 0, 1, -1, 0});
    }
  }

  private static void polygon(Pen g, double x, double y, double radius, double[] corners) {
    int count = corners.length / 2;
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = x + radius * corners[2 * i];
      ys[i] = y + radius * corners[2 * i + 1];
    }
    g.fillPolygon(xs, ys, count);
  }
}
