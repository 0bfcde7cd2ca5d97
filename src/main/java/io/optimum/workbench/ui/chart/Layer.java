package io.optimum.workbench.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.canvas.Canvas;

/// A canvas that is drawn again only when it is stale or has a new size.
public final class Layer extends Canvas {
  /// Draws everything on an empty canvas.
  @FunctionalInterface
  public interface Painting {
    void paint(Brush brush, double width, double height);
  }

  private final Painting painting;
  private final List<AxisTitle.Place> titles = new ArrayList<>();
  private boolean stale = true;

  Layer(Painting painting) {
    this.painting = painting;
    setMouseTransparent(true);
  }

  /// Those that were last drawn.
  List<AxisTitle.Place> titles() {
    return titles;
  }

  void spoil() {
    stale = true;
  }

  /// Draws where it must; answers whether it did.
  boolean update(double width, double height, Function<Layer, Brush> brushes) {
    if (width != getWidth() || height != getHeight()) {
      setWidth(width);
      setHeight(height);
      stale = true;
    }
    if (!stale || width <= 0 || height <= 0) {
      return false;
    }
    stale = false;
    getGraphicsContext2D().clearRect(0, 0, width, height);
    titles.clear();
    paint(brushes.apply(this), width, height);
    return true;
  }

  /// Draws with any pen.
  void paint(Brush brush, double width, double height) {
    brush.g().save();
    brush.g().setFont(Brush.plain());
    painting.paint(brush, width, height);
    brush.g().restore();
  }
}
