package io.optimum.workbench.ui.chart;

import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// The axes around a plot: grid, ticks and titles. What is inside is drawn with the two transforms.
///
/// @param x values along the bottom
/// @param y values up the left side
/// @param area the plot without its axes
public record PlotFrame(Transform x, Transform y, Rectangle2D area) {
  private static final double TICK_ROW = 20;
  private static final double TITLE_ROW = 18;
  private static final double PIXELS_PER_TICK_X = 68;
  private static final double PIXELS_PER_TICK_Y = 44;

  /// A quantity with the values to show.
  public record Side(Quantity quantity, Axis axis) {}

  /// Draws the axes in `outer` and says where the plot is.
  public static PlotFrame draw(Brush brush, Side x, Side y, Rectangle2D outer) {
    int ticksY = (int) Math.max(2, outer.getHeight() / PIXELS_PER_TICK_Y);
    double widest = 0;
    for (double tick : y.quantity().ticks(y.axis(), ticksY)) {
      widest = Math.max(widest, brush.text().width(words(y, tick, ticksY), Brush.plain()));
    }
    double left = outer.getMinX() + TITLE_ROW + widest + 8;
    double bottom = outer.getMaxY() - TICK_ROW - TITLE_ROW;
    double right = outer.getMaxX() - 18;
    double top = outer.getMinY() + 8;
    Rectangle2D area =
        new Rectangle2D(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    PlotFrame frame =
        new PlotFrame(
            new Transform(x.axis(), left, area.getMaxX()),
            new Transform(y.axis(), area.getMaxY(), top),
            area);
    frame.drawX(brush, x);
    frame.drawY(brush, y, ticksY);
    frame.drawTitles(brush, x.quantity().title(), y.quantity().title(), outer);
    return frame;
  }

  /// Whether a point is on the plot.
  public boolean covers(double pixelX, double pixelY) {
    return area.contains(pixelX, pixelY);
  }

  /// The plot and a little around it, so that marks on its edge are whole.
  public Rectangle2D roomy() {
    double more = 7;
    return new Rectangle2D(
        area.getMinX() - more,
        area.getMinY() - more,
        area.getWidth() + 2 * more,
        area.getHeight() + 2 * more);
  }

  private void drawX(Brush brush, Side side) {
    int most = (int) Math.max(2, area.getWidth() / PIXELS_PER_TICK_X);
    double[] ticks = side.quantity().ticks(side.axis(), most);
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : ticks) {
      double at = x.toPixel(tick);
      brush.line(brush.inks().grid(), at, area.getMinY(), at, area.getMaxY());
      String words = words(side, tick, most);
      double half = brush.text().width(words, Brush.plain()) / 2;
      if (at - half > free) {
        brush.label(
            words, at, area.getMaxY() + TICK_ROW / 2, brush.inks().muted(), TextAlignment.CENTER);
        free = at + half + 6;
      }
    }
    Color frame = brush.inks().frame();
    brush.line(frame, area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY());
  }

  private void drawY(Brush brush, Side side, int most) {
    for (double tick : side.quantity().ticks(side.axis(), most)) {
      double at = y.toPixel(tick);
      brush.line(brush.inks().grid(), area.getMinX(), at, area.getMaxX(), at);
      brush.label(
          words(side, tick, most),
          area.getMinX() - 6,
          at,
          brush.inks().muted(),
          TextAlignment.RIGHT);
    }
    Color frame = brush.inks().frame();
    brush.line(frame, area.getMinX(), area.getMinY(), area.getMinX(), area.getMaxY());
  }

  private void drawTitles(Brush brush, String titleX, String titleY, Rectangle2D outer) {
    double middleX = (area.getMinX() + area.getMaxX()) / 2;
    brush.title(titleX, middleX, outer.getMaxY() - TITLE_ROW / 2);
    double middleY = (area.getMinY() + area.getMaxY()) / 2;
    brush.titleUpwards(titleY, outer.getMinX() + TITLE_ROW / 2, middleY, outer.getHeight());
  }

  private static String words(Side side, double tick, int most) {
    double step = side.axis().hasLinearTicks() ? side.axis().step(most) : Math.abs(tick);
    return side.quantity().tick().print(tick, step);
  }
}
