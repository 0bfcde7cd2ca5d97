package io.optimum.workbench.ui.chart;

/// Puts an axis on pixels. `startPixel` may be greater than `endPixel`, as for axes that go up.
///
/// @param axis the values
/// @param startPixel where the axis begins
/// @param endPixel where it ends
public record Transform(Axis axis, double startPixel, double endPixel) {
  public double toPixel(double value) {
    return startPixel + axis.fraction(value) * (endPixel - startPixel);
  }

  public double toValue(double pixel) {
    return axis.value(toFraction(pixel));
  }

  /// 0 at the start of the axis, 1 at its end.
  public double toFraction(double pixel) {
    return (pixel - startPixel) / (endPixel - startPixel);
  }

  /// Pixels the axis takes.
  public double lengthPixels() {
    return Math.abs(endPixel - startPixel);
  }

  /// Units of value per pixel, on a linear axis.
  public double perPixel() {
    return axis.length() / Math.max(1e-9, lengthPixels());
  }
}
