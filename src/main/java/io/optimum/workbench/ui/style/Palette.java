package io.optimum.workbench.ui.style;

import java.util.List;
import javafx.scene.paint.Color;

/// Colours of series (streams, engines) and of magnitudes, for one background.
///
/// The eight series colours start from Okabe and Ito's set and were spread apart until every pair
/// differs by at least 15 in CIE76 under normal sight and simulated protanopia, deuteranopia and
/// tritanopia (Machado et al. 2009), with at least 3:1 contrast to the background (WCAG 2.2,
/// 1.4.11). The magnitude ramps run in one hue order of rising contrast to the background.
public final class Palette {
  public static final Palette LIGHT =
      new Palette(
          List.of(
              "#1549d0", "#d97407", "#009c64", "#b06fae", "#4a90f0", "#634000", "#331c67",
              "#7a2340"),
          List.of("#f3f6fb", "#bcd9ee", "#6fb0d8", "#2f78b7", "#143f80", "#0b1f45"));
  public static final Palette DARK =
      new Palette(
          List.of(
              "#6ea4ff", "#eb752e", "#34e29a", "#d375a7", "#c5f2ff", "#eadb4a", "#6f6bff",
              "#a8705c"),
          List.of("#161f2e", "#1c3f63", "#24689b", "#3f9bc4", "#8acdd9", "#e8f7e4"));

  private static final double DARK_LUMINANCE = 0.18;

  private final List<Color> series;
  private final List<Color> ramp;

  private Palette(List<String> series, List<String> ramp) {
    this.series = series.stream().map(Color::web).toList();
    this.ramp = ramp.stream().map(Color::web).toList();
  }

  /// The palette that reads well on `background`.
  public static Palette on(Color background) {
    return luminance(background) < DARK_LUMINANCE ? DARK : LIGHT;
  }

  /// How many series have a colour of their own; further ones start over.
  public int size() {
    return series.size();
  }

  /// The colour of a series.
  public Color series(int index) {
    return series.get(Math.floorMod(index, series.size()));
  }

  /// A magnitude, from 0 (close to the background) to 1.
  public Color magnitude(double fraction) {
    double clamped = Math.clamp(fraction, 0, 1);
    double place = clamped * (ramp.size() - 1);
    int below = Math.min((int) place, ramp.size() - 2);
    return ramp.get(below).interpolate(ramp.get(below + 1), place - below);
  }

  /// Black or white, whichever reads better on `fill`.
  public static Color textOn(Color fill) {
    return contrast(Color.WHITE, fill) >= contrast(Color.BLACK, fill) ? Color.WHITE : Color.BLACK;
  }

  /// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance).
  public static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
