package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.Pen;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.Transform;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Where one bar is drawn.
///
/// @param lengths values along the bottom
/// @param place the row, without the name on its left and the value on its right
record BarRow(Brush brush, Transform lengths, Rectangle2D place, Quantity quantity) {
  void draw(Bar bar) {
    double middle = place.getMinY() + place.getHeight() / 2;
    double thickness = Math.min(20, place.getHeight() * 0.62);
    double top = middle - thickness / 2;
    double end = Math.min(lengths.toPixel(bar.value().mid()), place.getMaxX());
    Pen g = brush.g();
    g.setFill(brush.palette().series(bar.series()));
    g.fillRect(place.getMinX(), top, Math.max(1, end - place.getMinX()), thickness);
    bar.before().ifPresent(before -> outline(before, top, thickness));
    interval(bar, middle);
    bar.limit().ifPresent(limit -> limit(limit, middle, thickness));
    String name = brush.text().fit(bar.label(), Brush.plain(), place.getMinX() - 12);
    brush.label(name, place.getMinX() - 8, middle, brush.inks().ink(), TextAlignment.RIGHT);
    Color color = bar.exceedsLimit() ? brush.inks().bad() : brush.inks().ink();
    g.setFont(Brush.bold());
    String value = quantity.exact().apply(bar.value().mid());
    brush.label(value, place.getMaxX() + 10, middle, color, TextAlignment.LEFT);
    g.setFont(Brush.plain());
  }

  private void outline(double before, double top, double thickness) {
    Pen g = brush.g();
    g.setStroke(brush.inks().ink());
    g.setLineWidth(1.2);
    g.setLineDashes(3, 3);
    double width = lengths.toPixel(before) - place.getMinX();
    g.strokeRect(place.getMinX(), top - 2, width, thickness + 4);
    g.setLineDashes();
  }

  private void interval(Bar bar, double middle) {
    if (bar.value().low() < bar.value().high()) {
      double low = lengths.toPixel(bar.value().low());
      double high = lengths.toPixel(bar.value().high());
      Pen g = brush.g();
      g.setStroke(brush.inks().ink());
      g.setLineWidth(1.4);
      g.strokeLine(low, middle, high, middle);
      g.strokeLine(low, middle - 4, low, middle + 4);
      g.strokeLine(high, middle - 4, high, middle + 4);
    }
  }

  private void limit(double limit, double middle, double thickness) {
    Pen g = brush.g();
    g.setStroke(brush.inks().bad());
    g.setLineWidth(2);
    double x = lengths.toPixel(limit);
    g.strokeLine(x, middle - thickness / 2 - 5, x, middle + thickness / 2 + 5);
  }
}
