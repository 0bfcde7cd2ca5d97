package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.fx.Content;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws as the text of an SVG file (SVG 1.1, so that every viewer and editor opens it). Lengths
/// have two decimals. Pictures are embedded as PNG.
final class SvgPen implements Pen {
  /// What was drawn so far: texts, and between them pictures.
  private final List<Object> drawn = new ArrayList<>();

  private StringBuilder body = new StringBuilder();
  private final Deque<State> saved = new ArrayDeque<>();
  private State now = new State();
  private int clips;

  /// Texts keep their width where another font takes the place of theirs.
  private final TextMeter meter = new TextMeter();

  /// What the next calls draw with.
  private static final class State {
    private Color fill = Color.BLACK;
    private Color stroke = Color.BLACK;
    private double lineWidth = 1;
    private double[] dashes = new double[0];
    private Font font = Font.getDefault();
    private TextAlignment align = TextAlignment.LEFT;
    private VPos baseline = VPos.BASELINE;

    /// Elements opened since the state before was saved.
    private int groups;

    State next() {
      State next = new State();
      next.fill = fill;
      next.stroke = stroke;
      next.lineWidth = lineWidth;
      next.dashes = dashes;
      next.font = font;
      next.align = align;
      next.baseline = baseline;
      return next;
    }
  }

  /// The whole file. Pictures are packed when it is written, for that takes long.
  ///
  /// @param sentence what is to be seen, for those who do not see it
  Content document(double width, double height, Color background, String sentence) {
    String head = head(width, height, background, sentence);
    List<Object> parts = new ArrayList<>(drawn);
    parts.add(body.toString());
    return Content.text(() ->
        parts.stream().map(SvgPen::written).collect(Collectors.joining("", head, "</svg>\n")));
  }

  private static String written(Object part) {
    return part instanceof Image picture
        ? Base64.getEncoder().encodeToString(Png.bytes(picture))
        : part.toString();
  }

  private static String head(double width, double height, Color background, String sentence) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
    width="%s" height="%s" viewBox="0 0 %s %s" role="img">
    <title>%s</title>
    <rect width="%s" height="%s"%s/>
    """
        .formatted(
            number(width),
            number(height),
            number(width),
            number(height),
            text(sentence),
            number(width),
            number(height),
            paint("fill", background));
  }

  @Override
  public void setFill(Color color) {
    now.fill = color;
  }

  @Override
  public void setStroke(Color color) {
    now.stroke = color;
  }

  @Override
  public void setLineWidth(double width) {
    now.lineWidth = width;
  }

  @Override
  public void setLineDashes(double... lengths) {
    now.dashes = lengths;
  }

  @Override
  public void setFont(Font font) {
    now.font = font;
  }

  @Override
  public void setTextAlign(TextAlignment align) {
    now.align = align;
  }

  @Override
  public void setTextBaseline(VPos baseline) {
    now.baseline = baseline;
  }

  /// Viewers disagree on the named baselines of SVG, so the middle is reckoned here.
  @Override
  public void fillText(String words, double x, double y) {
    double size = now.font.getSize();
    double baseline = now.baseline == VPos.CENTER ? y + 0.35 * size : y;
    String anchor =
        switch (now.align) {
          case CENTER -> "middle";
          case RIGHT -> "end";
          case LEFT, JUSTIFY -> "start";
        };
    String weight =
        now.font.getStyle().toLowerCase(Locale.ROOT).contains("bold")
            ? " font-weight=\"bold\""
            : "";
    body.append("<text").append(numbers("x y font-size", x, baseline, size)).append(weight);
    body.append(" font-family=\"").append(text(now.font.getFamily())).append(", sans-serif\"");
    body.append(" text-anchor=\"").append(anchor).append('"').append(paint("fill", now.fill));
    body.append(numbers("textLength", meter.width(words, now.font)));
    body.append(" lengthAdjust=\"spacingAndGlyphs\">").append(text(words)).append("</text>\n");
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    stroked("line", numbers("x1 y1 x2 y2", fromX, fromY, toX, toY));
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    filled("rect", numbers("x y width height", x, y, width, height));
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    stroked("rect", numbers("x y width height", x, y, width, height));
  }

  @Override
  public void fillRoundRect(Rectangle2D box, double arc) {
    filled("rect", rounded(box, arc));
  }

  @Override
  public void strokeRoundRect(Rectangle2D box, double arc) {
    stroked("rect", rounded(box, arc));
  }

  private static String rounded(Rectangle2D box, double arc) {
    return numbers(
        "x y width height rx ry",
        box.getMinX(),
        box.getMinY(),
        box.getWidth(),
        box.getHeight(),
        arc / 2,
        arc / 2);
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    filled("ellipse", oval(x, y, width, height));
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    stroked("ellipse", oval(x, y, width, height));
  }

  private static String oval(double x, double y, double width, double height) {
    return numbers("cx cy rx ry", x + width / 2, y + height / 2, width / 2, height / 2);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    filled("polygon", points(xs, ys, count));
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    stroked("polyline", points(xs, ys, count));
  }

  private static String points(double[] xs, double[] ys, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> number(xs[i]) + "," + number(ys[i]))
        .collect(Collectors.joining(" ", " points=\"", "\""));
  }

  @Override
  public boolean keepsShapes() {
    return true;
  }

  @Override
  public void image(Image picture, Rectangle2D place) {
    body.append("<image")
        .append(
            numbers(
                "x y width height",
                place.getMinX(),
                place.getMinY(),
                place.getWidth(),
                place.getHeight()))
        .append(" preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\"")
        .append(" xlink:href=\"data:image/png;base64,");
    drawn.add(body.toString());
    drawn.add(picture);
    body = new StringBuilder("\"/>\n");
  }

  @Override
  public void clip(Rectangle2D place) {
    clips++;
    body.append("<clipPath id=\"clip").append(clips).append("\"><rect");
    body.append(
            numbers(
                "x y width height",
                place.getMinX(),
                place.getMinY(),
                place.getWidth(),
                place.getHeight()))
        .append("/></clipPath>\n");
    group("clip-path=\"url(#clip" + clips + ")\"");
  }

  @Override
  public void save() {
    saved.push(now);
    now = now.next();
  }

  @Override
  public void restore() {
    body.append("</g>\n".repeat(now.groups));
    now = saved.pop();
  }

  @Override
  public void translate(double x, double y) {
    group("transform=\"translate(%s %s)\"".formatted(number(x), number(y)));
  }

  @Override
  public void rotate(double degrees) {
    group("transform=\"rotate(%s)\"".formatted(number(degrees)));
  }

  private void group(String attribute) {
    body.append("<g ").append(attribute).append(">\n");
    now.groups++;
  }

  private void filled(String element, String attributes) {
    body.append('<').append(element).append(attributes).append(paint("fill", now.fill));
    body.append("/>\n");
  }

  private void stroked(String element, String attributes) {
    body.append('<').append(element).append(attributes).append(" fill=\"none\"");
    body.append(paint("stroke", now.stroke)).append(numbers("stroke-width", now.lineWidth));
    if (now.dashes.length > 0) {
      body.append(" stroke-dasharray=\"")
          .append(
              DoubleStream.of(now.dashes).mapToObj(SvgPen::number).collect(Collectors.joining(" ")))
          .append('"');
    }
    body.append("/>\n");
  }

  private static String numbers(String names, double... values) {
    List<String> each = List.of(names.split(" ", -1));
    return IntStream.range(0, each.size())
        .mapToObj(i -> " %s=\"%s\"".formatted(each.get(i), number(values[i])))
        .collect(Collectors.joining());
  }

  private static String paint(String what, Color color) {
    String rgb =
        "#%02x%02x%02x"
            .formatted(
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    return " %s=\"%s\"".formatted(what, rgb)
        + (color.getOpacity() < 1 ? numbers(what + "-opacity", color.getOpacity()) : "");
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static String text(String words) {
    return words
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
