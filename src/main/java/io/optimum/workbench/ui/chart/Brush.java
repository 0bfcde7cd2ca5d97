package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.style.Fonts;
import io.optimum.workbench.ui.style.Palette;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// One drawing of a canvas: where to draw, with which colours and how sharp, and the small pieces
/// that all drawings are made of.
///
/// @param g the canvas
/// @param inks the theme's colours
/// @param text measures texts
/// @param scale device pixels per logical pixel
/// @param forFile whether it draws what has no mouse above it
/// @param titles is told of titles, which are explained on hover
public record Brush(
    Pen g,
    Inks inks,
    TextMeter text,
    double scale,
    boolean forFile,
    Consumer<AxisTitle.Place> titles) {
  /// Size of text in drawings.
  static final double FONT_SIZE = 11.5;

  private static final double LINE_HEIGHT = 16;
  private static final double PADDING = 7;
  private static final double TALL = 16;

  public static Font plain() {
    return Font.font(Fonts.TEXT, FONT_SIZE);
  }

  public static Font bold() {
    return Font.font(Fonts.TEXT, FontWeight.BOLD, FONT_SIZE);
  }

  public Palette palette() {
    return inks.palette();
  }

  /// The middle of the device pixel at `position`, where a thin line is sharp.
  public double crisp(double position) {
    return (Math.floor(position * scale) + 0.5) / scale;
  }

  /// A sharp horizontal or vertical line, one device pixel wide.
  public void line(Color color, double fromX, double fromY, double toX, double toY) {
    g.setStroke(color);
    g.setLineWidth(1 / scale);
    g.strokeLine(crisp(fromX), crisp(fromY), crisp(toX), crisp(toY));
  }

  /// Text whose anchor is its vertical middle.
  public void label(String words, double x, double middleY, Color color, TextAlignment align) {
    g.setFill(color);
    g.setTextAlign(align);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(words, x, middleY);
  }

  /// What the values along a line are, in its middle.
  public void title(String words, double x, double middleY) {
    label(words, x, middleY, inks.muted(), TextAlignment.CENTER);
    double wide = text.width(words, plain());
    explain(words, new Rectangle2D(x - wide / 2, middleY - TALL / 2, wide, TALL));
  }

  /// The same of a vertical line; shortened to its height.
  public void titleUpwards(String words, double x, double middleY, double room) {
    String fitted = text.fit(words, plain(), room);
    g.save();
    g.translate(x, middleY);
    g.rotate(-90);
    label(fitted, 0, 0, inks.muted(), TextAlignment.CENTER);
    g.restore();
    double wide = text.width(fitted, plain());
    explain(words, new Rectangle2D(x - TALL / 2, middleY - wide / 2, TALL, wide));
  }

  /// Has the definition of a number said while the mouse is over its name.
  public void explain(String name, Rectangle2D bounds) {
    titles.accept(new AxisTitle.Place(name, bounds));
  }

  /// Text on a patch that lets little of what is below be seen.
  public void labelOnPatch(
      String words, double x, double middleY, Color color, TextAlignment align) {
    double width = text.width(words, plain());
    double left = align == TextAlignment.RIGHT ? x - width : x;
    g.setFill(Inks.faded(inks.surface(), 0.85));
    g.fillRect(left - 2, middleY - 8, width + 4, 16);
    label(words, x, middleY, color, align);
  }

  /// A box of lines beside (`x`, `y`) that stays inside `bounds`; the first line stands out. Not in
  /// a file, where it would cover what it is about.
  public void readOut(List<String> lines, double x, double y, Rectangle2D bounds) {
    if (forFile) {
      return;
    }
    double width = 2 * PADDING + lines.stream().mapToDouble(this::widest).max().orElse(0);
    double height = 2 * PADDING + LINE_HEIGHT * lines.size() - 3;
    double left = x + 14 + width > bounds.getMaxX() ? x - 14 - width : x + 14;
    double top =
        Math.clamp(y + 14, bounds.getMinY(), Math.max(bounds.getMinY(), bounds.getMaxY() - height));
    left = Math.max(bounds.getMinX(), left);
    g.setFill(Inks.faded(inks.raised(), 0.97));
    g.fillRoundRect(new Rectangle2D(left, top, width, height), 6);
    g.setStroke(inks.frame());
    g.setLineWidth(1 / scale);
    g.strokeRoundRect(new Rectangle2D(crisp(left), crisp(top), width, height), 6);
    for (int i = 0; i < lines.size(); i++) {
      g.setFont(i == 0 ? bold() : plain());
      double middle = top + PADDING + LINE_HEIGHT * i + LINE_HEIGHT / 2 - 1;
      label(lines.get(i), left + PADDING, middle, inks.ink(), TextAlignment.LEFT);
    }
    g.setFont(plain());
  }

  /// Words on a patch of the accent colour, centred on `middle` but inside `bounds`, below `top`.
  public void tag(String words, double middle, double top, Rectangle2D bounds) {
    double width = text.width(words, bold()) + 12;
    double most = Math.max(bounds.getMinX(), bounds.getMaxX() - width);
    double left = Math.clamp(middle - width / 2, bounds.getMinX(), most);
    g.setFill(inks.accent());
    g.fillRoundRect(new Rectangle2D(left, top + 2, width, 17), 6);
    g.setFont(bold());
    label(words, left + 6, top + 11, Palette.textOn(inks.accent()), TextAlignment.LEFT);
    g.setFont(plain());
  }

  /// What stands in the middle of a drawing that has nothing to show.
  public void empty(String words, double width, double height) {
    label(words, width / 2, height / 2, inks.muted(), TextAlignment.CENTER);
  }

  private double widest(String line) {
    return text.width(line, bold());
  }
}
