package io.optimum.workbench.ui.chart;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws on a canvas.
///
/// A clip of a canvas is a mask that everything is blended through, which takes longer than most
/// drawings. So what lies within the clip is drawn without it, rectangles and pictures that reach
/// out of it are cut to size, and the canvas is clipped from the first shape on that would have to
/// be cut otherwise.
final class CanvasPen implements Pen {
  private final GraphicsContext g;
  private final TextMeter text;
  private final Deque<Clip> saved = new ArrayDeque<>();
  private Clip clip = new Clip(null, false);

  /// @param place in which to draw; null = everywhere, or the canvas takes care of it
  /// @param moved whether the coordinates are others than those of the canvas
  private record Clip(@Nullable Rectangle2D place, boolean moved) {}

  /// @param text measures texts
  CanvasPen(GraphicsContext g, TextMeter text) {
    this.g = g;
    this.text = text;
  }

  @Override
  public void setFill(Color color) {
    g.setFill(color);
  }

  @Override
  public void setStroke(Color color) {
    g.setStroke(color);
  }

  @Override
  public void setLineWidth(double width) {
    g.setLineWidth(width);
  }

  @Override
  public void setLineDashes(double... lengths) {
    g.setLineDashes(lengths);
  }

  @Override
  public void setFont(Font font) {
    g.setFont(font);
  }

  @Override
  public void setTextAlign(TextAlignment align) {
    g.setTextAlign(align);
  }

  @Override
  public void setTextBaseline(VPos baseline) {
    g.setTextBaseline(baseline);
  }

  @Override
  public void fillText(String words, double x, double y) {
    if (clip.place == null || shows(box(words, x, y))) {
      g.fillText(words, x, y);
    }
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    Rectangle2D ends = around(fromX, fromY, toX, toY);
    if ((fromX == toX || fromY == toY) && !isDashed()) {
      fillStroke(stroked(ends));
    } else if (clip.place == null || shows(stroked(ends))) {
      g.strokeLine(fromX, fromY, toX, toY);
    }
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    Rectangle2D seen = cut(x, y, width, height);
    if (seen != null) {
      g.fillRect(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight());
    }
  }

  private boolean isDashed() {
    double[] dashes = g.getLineDashes();
    return dashes != null && dashes.length > 0;
  }

  /// A line along an axis is a rectangle, which is drawn much faster; line ends are square.
  private void fillStroke(Rectangle2D line) {
    Paint fill = g.getFill();
    g.setFill(g.getStroke());
    fillRect(line.getMinX(), line.getMinY(), line.getWidth(), line.getHeight());
    g.setFill(fill);
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    if (clip.place == null || shows(stroked(around(x, y, x + width, y + height)))) {
      g.strokeRect(x, y, width, height);
    }
  }

  @Override
  public void fillRoundRect(Rectangle2D box, double arc) {
    if (shows(box)) {
      g.fillRoundRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), arc, arc);
    }
  }

  @Override
  public void strokeRoundRect(Rectangle2D box, double arc) {
    if (clip.place == null || shows(stroked(box))) {
      g.strokeRoundRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), arc, arc);
    }
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    if (clip.place == null || shows(around(x, y, x + width, y + height))) {
      g.fillOval(x, y, width, height);
    }
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    if (clip.place == null || shows(stroked(around(x, y, x + width, y + height)))) {
      g.strokeOval(x, y, width, height);
    }
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    if (clip.place == null || shows(around(xs, ys, count))) {
      g.fillPolygon(xs, ys, count);
    }
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    if (clip.place == null || shows(stroked(around(xs, ys, count)))) {
      g.strokePolyline(xs, ys, count);
    }
  }

  @Override
  public boolean keepsShapes() {
    return false;
  }

  @Override
  public void image(Image picture, Rectangle2D place) {
    Rectangle2D seen = cut(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    if (seen != null) {
      double across = picture.getWidth() / place.getWidth();
      double down = picture.getHeight() / place.getHeight();
      g.setImageSmoothing(false);
      g.drawImage(
          picture,
          (seen.getMinX() - place.getMinX()) * across,
          (seen.getMinY() - place.getMinY()) * down,
          seen.getWidth() * across,
          seen.getHeight() * down,
          seen.getMinX(),
          seen.getMinY(),
          seen.getWidth(),
          seen.getHeight());
    }
  }

  @Override
  public void clip(Rectangle2D place) {
    if (clip.moved || clip.place != null) {
      clipCanvas();
      clipCanvas(place);
    } else {
      clip = new Clip(place, false);
    }
  }

  @Override
  public void save() {
    saved.push(clip);
    g.save();
  }

  @Override
  public void restore() {
    clip = saved.pop();
    g.restore();
  }

  @Override
  public void translate(double x, double y) {
    move();
    g.translate(x, y);
  }

  @Override
  public void rotate(double degrees) {
    move();
    g.rotate(degrees);
  }

  private void move() {
    clipCanvas();
    clip = new Clip(null, true);
  }

  /// Whether any of it is to be seen; from now on the canvas clips when not all of it is.
  private boolean shows(Rectangle2D drawn) {
    Rectangle2D place = clip.place;
    if (place == null || place.contains(drawn)) {
      return true;
    }
    if (!place.intersects(drawn)) {
      return false;
    }
    clipCanvas();
    return true;
  }

  /// What is to be seen of a rectangle; null = nothing.
  private @Nullable Rectangle2D cut(double x, double y, double width, double height) {
    Rectangle2D place = clip.place;
    double left = place == null ? x : Math.max(x, place.getMinX());
    double top = place == null ? y : Math.max(y, place.getMinY());
    double right = place == null ? x + width : Math.min(x + width, place.getMaxX());
    double bottom = place == null ? y + height : Math.min(y + height, place.getMaxY());
    return right > left && bottom > top
        ? new Rectangle2D(left, top, right - left, bottom - top)
        : null;
  }

  private void clipCanvas() {
    Rectangle2D place = clip.place;
    if (place != null) {
      clipCanvas(place);
      clip = new Clip(null, clip.moved);
    }
  }

  private void clipCanvas(Rectangle2D place) {
    g.beginPath();
    g.rect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    g.clip();
  }

  /// Where a text may have ink.
  private Rectangle2D box(String words, double x, double y) {
    double wide = text.width(words, g.getFont());
    double tall = 2 * g.getFont().getSize();
    double left =
        switch (g.getTextAlign()) {
          case CENTER -> x - wide / 2;
          case RIGHT -> x - wide;
          case LEFT, JUSTIFY -> x;
        };
    return new Rectangle2D(left, y - tall / 2, wide, tall);
  }

  private Rectangle2D stroked(Rectangle2D box) {
    double more = g.getLineWidth() / 2;
    return new Rectangle2D(
        box.getMinX() - more,
        box.getMinY() - more,
        box.getWidth() + 2 * more,
        box.getHeight() + 2 * more);
  }

  private static Rectangle2D around(double fromX, double fromY, double toX, double toY) {
    return new Rectangle2D(
        Math.min(fromX, toX), Math.min(fromY, toY), Math.abs(toX - fromX), Math.abs(toY - fromY));
  }

  private static Rectangle2D around(double[] xs, double[] ys, int count) {
    double left = Arrays.stream(xs, 0, count).min().orElse(0);
    double top = Arrays.stream(ys, 0, count).min().orElse(0);
    return around(
        left,
        top,
        Arrays.stream(xs, 0, count).max().orElse(0),
        Arrays.stream(ys, 0, count).max().orElse(0));
  }
}
