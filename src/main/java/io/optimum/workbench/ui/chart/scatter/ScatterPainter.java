package io.optimum.workbench.ui.chart.scatter;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.chart.Marker;
import io.optimum.workbench.ui.chart.Pen;
import io.optimum.workbench.ui.chart.PlotFrame;
import io.optimum.workbench.ui.chart.Transform;
import java.util.BitSet;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Draws what is inside the axes of a scatter chart.
final class ScatterPainter {
  /// Radius of a mark, in logical pixels.
  static final double RADIUS = 4.5;

  /// Above this many marks they are stamped, where a picture does.
  private static final int MANY = 200;

  /// Above this many they are dots.
  private static final int VERY_MANY = 3000;

  /// Outside of every drawing, pixels.
  private static final double FAR = 1e5;

  private final Brush brush;
  private final Pen g;
  private final PlotFrame frame;
  private final ScatterData data;
  private final ScatterColumns columns;
  private final BitSet onFront = new BitSet();

  ScatterPainter(Brush brush, PlotFrame frame, ScatterData data, ScatterColumns columns) {
    this.brush = brush;
    this.g = brush.g();
    this.frame = frame;
    this.data = data;
    this.columns = columns;
    data.front().forEach(onFront::set);
  }

  /// What stays when marks move.
  void still() {
    if (data.diagonal()) {
      diagonal();
    }
    data.limitX().ifPresent(this::limit);
    int count = data.stillCount();
    if (count > VERY_MANY) {
      ScatterPixels.dots(brush, frame, columns, count);
    } else if (count > MANY && !g.keepsShapes()) {
      errorBars(0, count);
      ScatterPixels.stamps(brush, frame, columns, count, i -> isBeside(i) ? Marker.BESIDE : 1);
    } else {
      marks(0, count);
    }
    front();
  }

  /// What is above it.
  void moving(int selected) {
    marks(data.stillCount(), data.marks().size());
    data.limitX().ifPresent(this::limitLabel);
    data.ghost().ifPresent(this::ghost);
    if (selected >= 0 && selected < data.marks().size() && columns.isSeen(selected)) {
      data.ghost().ifPresent(before -> path(before, data.marks().get(selected)));
      ring(selected, brush.inks().ink());
    }
  }

  /// A circle around a mark.
  void ring(int index, Color color) {
    Mark mark = data.marks().get(index);
    double radius = RADIUS + 4;
    g.setStroke(color);
    g.setLineWidth(2);
    g.strokeOval(x(mark) - radius, y(mark) - radius, 2 * radius, 2 * radius);
  }

  private void marks(int from, int to) {
    errorBars(from, to);
    for (int i = from; i < to; i++) {
      if (columns.isSeen(i)) {
        mark(i);
      }
    }
  }

  private void errorBars(int from, int to) {
    for (int i = from; i < to; i++) {
      if (columns.isSeen(i)) {
        errorBars(data.marks().get(i));
      }
    }
  }

  private void diagonal() {
    g.setStroke(brush.inks().muted());
    g.setLineWidth(1);
    g.setLineDashes(5, 4);
    Axis axis = frame.x().axis();
    g.strokeLine(
        frame.x().toPixel(axis.min()),
        frame.y().toPixel(axis.min()),
        frame.x().toPixel(axis.max()),
        frame.y().toPixel(axis.max()));
    g.setLineDashes();
  }

  private void limit(double value) {
    double at = frame.x().toPixel(value);
    Rectangle2D area = frame.area();
    g.setFill(Inks.faded(brush.inks().bad(), 0.07));
    g.fillRect(at, area.getMinY(), area.getMaxX() - at, area.getHeight());
    g.setStroke(brush.inks().bad());
    g.setLineWidth(1.5);
    g.strokeLine(at, area.getMinY(), at, area.getMaxY());
  }

  /// Above the marks, which would hide it.
  private void limitLabel(double value) {
    double at = frame.x().toPixel(value);
    Rectangle2D area = frame.area();
    if (at < area.getMinX() || at > area.getMaxX()) {
      return;
    }
    boolean leftSide = at > area.getMinX() + area.getWidth() / 2;
    String words = "limit " + data.x().exact().apply(value);
    brush.labelOnPatch(
        words,
        leftSide ? at - 5 : at + 5,
        area.getMinY() + 9,
        brush.inks().bad(),
        leftSide ? TextAlignment.RIGHT : TextAlignment.LEFT);
  }

  /// Above the marks beside it, which would hide it, and below its own.
  private void front() {
    List<Mark> joined =
        data.front().stream().filter(columns::isSeen).map(data.marks()::get).toList();
    if (joined.size() < 2) {
      return;
    }
    double[] xs = joined.stream().mapToDouble(this::x).toArray();
    double[] ys = joined.stream().mapToDouble(this::y).toArray();
    g.setStroke(Inks.faded(brush.inks().ink(), 0.65));
    g.setLineWidth(1.5);
    g.strokePolyline(xs, ys, xs.length);
    data.front().stream().filter(columns::isSeen).forEach(this::mark);
  }

  private void errorBars(Mark mark) {
    g.setStroke(Inks.faded(brush.palette().series(mark.series()), 0.55));
    g.setLineWidth(1.2);
    if (mark.x().low() < mark.x().high()) {
      g.strokeLine(
          end(frame.x(), mark.x().low()), y(mark), end(frame.x(), mark.x().high()), y(mark));
    }
    if (mark.y().low() < mark.y().high()) {
      g.strokeLine(
          x(mark), end(frame.y(), mark.y().low()), x(mark), end(frame.y(), mark.y().high()));
    }
  }

  /// An interval without an end reaches across.
  private static double end(Transform side, double value) {
    return Math.clamp(side.toPixel(value), -FAR, FAR);
  }

  /// Where there is a front, marks beside it step back, but for those that move.
  private boolean isBeside(int index) {
    return index < data.stillCount() && !data.front().isEmpty() && !onFront.get(index);
  }

  private void mark(int index) {
    Mark mark = data.marks().get(index);
    Color color = brush.palette().series(mark.series());
    Marker shape = Marker.of(mark.series());
    shape.draw(g, brush.inks().surface(), x(mark), y(mark), RADIUS + 1);
    shape.draw(
        g, isBeside(index) ? Inks.faded(color, Marker.BESIDE) : color, x(mark), y(mark), RADIUS);
  }

  private void ghost(Mark before) {
    g.setStroke(brush.inks().muted());
    g.setLineWidth(1.2);
    g.strokeOval(x(before) - RADIUS, y(before) - RADIUS, 2 * RADIUS, 2 * RADIUS);
  }

  private void path(Mark before, Mark now) {
    g.setLineDashes(3, 3);
    g.strokeLine(x(before), y(before), x(now), y(now));
    g.setLineDashes();
  }

  private double x(Mark mark) {
    return frame.x().toPixel(mark.x().mid());
  }

  private double y(Mark mark) {
    return frame.y().toPixel(mark.y().mid());
  }
}
