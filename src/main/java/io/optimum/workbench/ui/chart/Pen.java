package io.optimum.workbench.ui.chart;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// What drawings are made with: on a canvas, or as the text of an SVG file. The calls mean what
/// those of the same name of JavaFX's graphics context do.
public interface Pen {
  void setFill(Color color);

  void setStroke(Color color);

  void setLineWidth(double width);

  /// Lengths of dashes and gaps in turn; none = a whole line.
  void setLineDashes(double... lengths);

  void setFont(Font font);

  void setTextAlign(TextAlignment align);

  void setTextBaseline(VPos baseline);

  void fillText(String text, double x, double y);

  void strokeLine(double fromX, double fromY, double toX, double toY);

  void fillRect(double x, double y, double width, double height);

  void strokeRect(double x, double y, double width, double height);

  /// @param arc diameter of the corners
  void fillRoundRect(Rectangle2D box, double arc);

  void strokeRoundRect(Rectangle2D box, double arc);

  void fillOval(double x, double y, double width, double height);

  void strokeOval(double x, double y, double width, double height);

  void fillPolygon(double[] xs, double[] ys, int count);

  void strokePolyline(double[] xs, double[] ys, int count);

  /// Whether shapes stay shapes however much one zooms, so that a picture of many shapes would lose
  /// something.
  boolean keepsShapes();

  /// A picture, its pixels as squares.
  void image(Image picture, Rectangle2D place);

  /// Until [#restore], nothing is drawn outside `place`.
  void clip(Rectangle2D place);

  void save();

  void restore();

  void translate(double x, double y);

  /// Turns what follows clockwise.
  void rotate(double degrees);
}
