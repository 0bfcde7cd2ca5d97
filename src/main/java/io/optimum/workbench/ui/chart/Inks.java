package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.style.Palette;
import javafx.scene.paint.Color;

/// The theme's colours, as a drawing needs them.
///
/// @param ink text and marks
/// @param muted secondary text
/// @param grid lines behind the data
/// @param frame lines around it
/// @param surface background
/// @param raised background of boxes above it
/// @param accent highlight, selection
/// @param bad limits and violations
public record Inks(
    Color ink,
    Color muted,
    Color grid,
    Color frame,
    Color surface,
    Color raised,
    Color accent,
    Color bad) {
  /// The colours of series on this surface.
  public Palette palette() {
    return Palette.on(surface);
  }

  /// A colour of which a share is seen.
  public static Color faded(Color color, double opacity) {
    return Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
  }
}
