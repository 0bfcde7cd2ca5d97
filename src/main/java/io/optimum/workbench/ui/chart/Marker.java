package io.optimum.workbench.ui.chart;

import javafx.scene.paint.Color;

/// Shapes of marks: a second cue beside colour.
public enum Marker {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND;

  /// Opacity of marks that step back behind others.
  public static final double BESIDE = 0.4;

  /// How far a shape reaches from its middle, in radii.
  static final double REACH = 1.2;

  /// The shape of a series.
  public static Marker of(int series) {
    return values()[Math.floorMod(series, values().length)];
  }

  public void draw(Pen g, Color color, double x, double y, double radius) {
    g.setFill(color);
    switch (this) {
      case CIRCLE -> g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
      case SQUARE -> g.fillRect(x - 0.88 * radius, y - 0.88 * radius, 1.76 * radius, 1.76 * radius);
      case TRIANGLE ->
          polygon(g, x, y, radius * 1.15, new double[] {0, -1, 0.92, 0.66, -0.92, 0.66});
      case DIAMOND -> polygon(g, x, y, radius * 1.2, new double[] {0, -1, 1, 0, 0, 1, -1, 0});
    }
  }

  /// Whether a point lies in the shape that is drawn.
  ///
  /// @param dx to the right of its middle
  /// @param dy below its middle
  boolean covers(double dx, double dy, double radius) {
    return switch (this) {
      case CIRCLE -> dx * dx + dy * dy <= radius * radius;
      case SQUARE -> Math.max(Math.abs(dx), Math.abs(dy)) <= 0.88 * radius;
      case TRIANGLE -> {
        double across = dx / (1.15 * radius);
        double down = dy / (1.15 * radius);
        yield down <= 0.66 && Math.abs(across) <= 0.92 * (down + 1) / 1.66;
      }
      case DIAMOND -> Math.abs(dx) + Math.abs(dy) <= 1.2 * radius;
    };
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
