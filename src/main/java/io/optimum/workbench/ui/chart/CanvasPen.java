package io.optimum.workbench.ui.chart;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws on a canvas.
record CanvasPen(GraphicsContext g) implements Pen {
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
  public void fillText(String text, double x, double y) {
    g.fillText(text, x, y);
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    g.strokeLine(fromX, fromY, toX, toY);
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    g.fillRect(x, y, width, height);
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    g.strokeRect(x, y, width, height);
  }

  @Override
  public void fillRoundRect(Rectangle2D box, double arc) {
    g.fillRoundRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), arc, arc);
  }

  @Override
  public void strokeRoundRect(Rectangle2D box, double arc) {
    g.strokeRoundRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), arc, arc);
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    g.fillOval(x, y, width, height);
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    g.strokeOval(x, y, width, height);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    g.fillPolygon(xs, ys, count);
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    g.strokePolyline(xs, ys, count);
  }

  @Override
  public void image(Image picture, Rectangle2D place) {
    g.setImageSmoothing(false);
    g.drawImage(picture, place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
  }

  @Override
  public void clip(Rectangle2D place) {
    g.beginPath();
    g.rect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    g.clip();
  }

  @Override
  public void save() {
    g.save();
  }

  @Override
  public void restore() {
    g.restore();
  }

  @Override
  public void translate(double x, double y) {
    g.translate(x, y);
  }

  @Override
  public void rotate(double degrees) {
    g.rotate(degrees);
  }
}
