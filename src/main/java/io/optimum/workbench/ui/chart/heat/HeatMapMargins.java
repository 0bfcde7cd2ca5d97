package io.optimum.workbench.ui.chart.heat;

import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.Transform;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.text.TextAlignment;

/// What stands around the cells of a heat map: the names of its rows on the left and of its columns
/// above, and what the colours mean on the right.
record HeatMapMargins(Brush brush, HeatMapData data, HeatMapOrder order, Rectangle2D area) {
  static final double LEGEND_WIDTH = 92;
  private static final double TITLE_ROW = 22;

  /// Names closer than this would touch; then only some are written.
  private static final double NAME_PIXELS = 14;

  private static final double SLANTED_PIXELS = 20;

  /// @param tall pixels of one row
  void rows(Transform places, double tall) {
    int every = (int) Math.ceil(NAME_PIXELS / tall);
    for (int place = 0; place < data.rows().size(); place += every) {
      double y = places.toPixel(-place - 0.5);
      if (y >= area.getMinY() && y <= area.getMaxY()) {
        String row = data.rows().get(order.rows()[place]);
        String name = brush.text().fit(row, Brush.plain(), area.getMinX() - 12);
        brush.label(name, area.getMinX() - 8, y, brush.inks().ink(), TextAlignment.RIGHT);
      }
    }
  }

  /// @param wide pixels of one column
  void columns(Transform places, double wide) {
    double room = (area.getMinY() - 8) / Math.sin(Math.PI / 4);
    int every = (int) Math.ceil(SLANTED_PIXELS / wide);
    for (int place = 0; place < data.columns().size(); place += every) {
      double x = places.toPixel(place + 0.5);
      if (x >= area.getMinX() && x <= area.getMaxX()) {
        String column = data.columns().get(order.columns()[place]);
        slanted(brush.text().fit(column, Brush.plain(), room), x, area.getMinY() - 7);
      }
    }
  }

  private void slanted(String name, double x, double y) {
    brush.g().save();
    brush.g().translate(x, y);
    brush.g().rotate(-45);
    brush.label(name, 0, 0, brush.inks().ink(), TextAlignment.LEFT);
    brush.g().restore();
  }

  /// The colours with their values, and below them what they stand for.
  ///
  /// @param most the value of the last colour
  /// @param width of the whole drawing
  void legend(double most, double width) {
    double x = Math.min(area.getMaxX() + 24, width - LEGEND_WIDTH + 24);
    double height = Math.clamp(area.getHeight() - TITLE_ROW, 1, 160);
    String title = brush.text().fit(data.quantity().title(), Brush.plain(), width - x);
    double half = brush.text().width(title, Brush.plain()) / 2;
    brush.title(title, x + half, area.getMinY() + height + TITLE_ROW / 2);
    Image colors = HeatMapPixels.scale(brush.inks(), (int) Math.ceil(height));
    brush.g().image(colors, new Rectangle2D(x, area.getMinY(), 12, height));
    for (double part : List.of(0.0, 0.5, 1.0)) {
      double value = data.least() + part * (most - data.least());
      double y = area.getMinY() + Math.clamp(height * (1 - part), 6, Math.max(6, height - 6));
      String words = data.quantity().exact().apply(value);
      brush.label(words, x + 18, y, brush.inks().muted(), TextAlignment.LEFT);
    }
  }
}
