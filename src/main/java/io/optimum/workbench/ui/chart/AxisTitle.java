package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.fx.Terms;
import java.util.regex.Pattern;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;

/// What lies over a title that is drawn, so that its definition can be said on hover. It draws
/// nothing, and leaves the mouse to the drawing.
final class AxisTitle extends Region {
  /// A title where it was drawn.
  record Place(String words, Rectangle2D bounds) {}

  private static final Pattern UNIT_OR_COUNT = Pattern.compile("(, | \\().*");

  AxisTitle() {
    getStyleClass().add("axis-title");
    setManaged(false);
  }

  void follow(Place place) {
    Terms.set(this, UNIT_OR_COUNT.matcher(place.words()).replaceFirst(""));
    resizeRelocate(
        place.bounds().getMinX(),
        place.bounds().getMinY(),
        place.bounds().getWidth(),
        place.bounds().getHeight());
  }
}
