package io.optimum.workbench.ui.chart.scatter;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.PlotFrame;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The middles of very many marks side by side in memory, and the bounds of their intervals; all
/// found in one walk over the marks.
///
/// @param x middles along the bottom, by the index of the mark; NaN = its series is hidden
/// @param y middles up the side
/// @param series index of the colour of each
/// @param alongX bounds of the intervals along the bottom
/// @param alongY bounds of those up the side
record ScatterColumns(double[] x, double[] y, int[] series, Bounds alongX, Bounds alongY) {

  /// @param shown by the index of the series
  static ScatterColumns of(ScatterData data, IntPredicate shown) {
    List<Mark> marks = data.marks();
    int count = marks.size();
    ScatterColumns columns =
        new ScatterColumns(
            new double[count],
            new double[count],
            new int[count],
            new Bounds(data.x().scale()),
            new Bounds(data.y().scale()));
    for (int i = 0; i < count; i++) {
      Mark mark = marks.get(i);
      boolean hidden = !shown.test(mark.series());
      columns.x[i] = hidden ? Double.NaN : mark.x().mid();
      columns.y[i] = mark.y().mid();
      columns.series[i] = mark.series();
      if (!hidden) {
        columns.alongX.add(mark.x());
        columns.alongY.add(mark.y());
      }
    }
    data.ghost()
        .filter(ghost -> shown.test(ghost.series()))
        .ifPresent(ghost -> {
          columns.alongX.add(ghost.x());
          columns.alongY.add(ghost.y());
        });
    return columns;
  }

  /// The values along both sides when all is seen.
  Navigation.Seen axes(ScatterData shown) {
    Axis across = alongX.axis();
    Axis up = alongY.axis();
    if (shown.limitX().isPresent()) {
      across = across.including(shown.limitX().getAsDouble());
    }
    if (shown.diagonal()) {
      across = across.including(up.min()).including(up.max());
      up = new Axis(across.min(), across.max(), up.scale());
    }
    return new Navigation.Seen(across, up);
  }

  /// Whether a mark has a place in the drawing.
  boolean isSeen(int index) {
    return Double.isFinite(x[index]) && Double.isFinite(y[index]);
  }

  /// Indexes of the marks that have one, ascending.
  IntStream seen() {
    return IntStream.range(0, x.length).filter(this::isSeen);
  }

  /// The mark nearest to a point and nearer than `reach` pixels; -1 = none.
  int nearest(PlotFrame frame, double pixelX, double pixelY, double reach) {
    int best = -1;
    double least = reach * reach;
    for (int i = 0; i < x.length; i++) {
      double dx = frame.x().toPixel(x[i]) - pixelX;
      double dy = frame.y().toPixel(y[i]) - pixelY;
      double distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /// The least and the greatest end of intervals that an axis can hold.
  static final class Bounds {
    private final Axis.Scale scale;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    private Bounds(Axis.Scale scale) {
      this.scale = scale;
    }

    private void add(Interval interval) {
      add(interval.low());
      add(interval.high());
    }

    private void add(double end) {
      if (Double.isFinite(end) && (scale == Axis.Scale.LINEAR || end > 0)) {
        low = Math.min(low, end);
        high = Math.max(high, end);
      }
    }

    private Axis axis() {
      return Axis.covering(java.util.stream.DoubleStream.of(low, high), scale);
    }
  }
}
