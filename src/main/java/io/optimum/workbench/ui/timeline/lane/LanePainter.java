package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.chart.Pen;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.style.Palette;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// What is written over the bars: time axis, names, selection and read-out.
final class LanePainter {
  private static final double PIXELS_PER_TICK = 110;
  private static final double LEAST_LABELLED_PIXELS = 46;
  private static final int MOST_LABELS = 250;

  /// Size of a note's flag, at the top of the lanes.
  static final double FLAG_WIDTH = 14;

  static final double FLAG_HEIGHT = 14;

  private final Brush brush;
  private final Pen g;
  private final Inks inks;
  private final Transform time;
  private final Rectangle2D lanes;

  /// @param time puts time on pixels
  /// @param lanes where the bars are
  LanePainter(Brush brush, Transform time, Rectangle2D lanes) {
    this.brush = brush;
    this.g = brush.g();
    this.inks = brush.inks();
    this.time = time;
    this.lanes = lanes;
  }

  /// Ticks above the lanes, with faint lines across them.
  public void axis() {
    int most = (int) Math.max(2, lanes.getWidth() / PIXELS_PER_TICK);
    double step = time.axis().step(most);
    for (double tick : time.axis().ticks(most)) {
      double x = time.toPixel(tick);
      brush.line(Inks.faded(inks.frame(), 0.45), x, lanes.getMinY() - 5, x, lanes.getMaxY());
      String words = Format.nanosAt(tick, step);
      double half = brush.text().width(words, Brush.plain()) / 2;
      if (x - half > lanes.getMinX() && x + half < lanes.getMaxX()) {
        brush.label(words, x, lanes.getMinY() - 13, inks.muted(), TextAlignment.CENTER);
      }
    }
    brush.line(inks.frame(), 0, lanes.getMinY(), lanes.getMaxX(), lanes.getMinY());
  }

  /// A flag where each note begins, and a line over the piece it is about.
  void notes(List<TimeNote> notes) {
    g.save();
    g.clip(new Rectangle2D(lanes.getMinX(), 0, lanes.getWidth(), lanes.getMaxY()));
    for (TimeNote note : notes) {
      double from = time.toPixel(note.startNanos());
      double to = Math.max(from + 2, time.toPixel(note.endNanos()));
      g.setFill(Inks.faded(inks.accent(), 0.8));
      g.fillRect(from, lanes.getMinY() - 3, to - from, 3);
      g.fillRect(from, 0, 1.5, lanes.getMinY());
      double right = from + FLAG_WIDTH;
      g.fillPolygon(
          new double[] {from, right, right - 4, right, from},
          new double[] {1, 1, FLAG_HEIGHT / 2, FLAG_HEIGHT - 1, FLAG_HEIGHT - 1},
          5);
    }
    g.restore();
  }

  /// The words of a note beside the mouse.
  void note(TimeNote note, double x, double y) {
    int most = 90;
    String text = note.text();
    brush.readOut(
        List.of(
            text.length() <= most ? text : text.substring(0, most - 1) + "…",
            "%s from %s"
                .formatted(
                    Format.nanos(note.endNanos() - note.startNanos()),
                    Format.nanosAt(note.startNanos(), time.perPixel()))),
        x,
        y,
        lanes);
  }

  /// Kernel names on the bars that have room for them.
  public void names(LaneScene scene, double scrolled) {
    int left = MOST_LABELS;
    for (RowLayout.Row row : scene.layout().rows()) {
      double top = scene.layout().topOf(row, scrolled);
      boolean covered = !row.fixed() && top < scene.layout().fixedHeight() - row.operationTop();
      if (row.kind() == RowLayout.Kind.STREAM && !covered && top < lanes.getHeight()) {
        double middle = lanes.getMinY() + top + row.operationTop() + row.operationHeight() / 2;
        left = rowNames(scene, row.shown().orElseThrow(), middle, left);
      }
    }
  }

  private int rowNames(LaneScene scene, RowLayout.Shown shown, double middle, int labelsLeft) {
    Track track = shown.spans().operations();
    double leastNanos = LEAST_LABELLED_PIXELS * time.perPixel();
    int left = labelsLeft;
    int span = track.firstEndingAfter(time.axis().min(), 0);
    int looked = 0;
    while (left > 0 && span < track.size() && looked++ < lanes.getWidth()) {
      if (track.startNanos(span) >= time.axis().max()) {
        return left;
      }
      boolean stands = scene.stands(shown.key().run(), track.name(span));
      if (track.durationNanos(span) >= leastNanos && !track.isCopy(span) && stands) {
        name(scene, shown, span, middle);
        left--;
      }
      span++;
    }
    return left;
  }

  private void name(LaneScene scene, RowLayout.Shown shown, int span, double middle) {
    Track track = shown.spans().operations();
    String name = scene.runs().of(shown.key().run()).names().get(track.name(span));
    double from = Math.max(lanes.getMinX(), time.toPixel(track.startNanos(span)));
    double to = Math.min(lanes.getMaxX(), time.toPixel(track.endNanos(span)));
    String words = brush.text().fit(name, Brush.plain(), to - from - 8);
    if (!words.isEmpty()) {
      Color bar = new LaneColors(inks).kernel(scene.series(shown), track.name(span));
      brush.label(words, from + 4, middle, Palette.textOn(bar), TextAlignment.LEFT);
    }
  }

  /// A frame around the span that is chosen.
  void current(SpanHit hit, double top, double height) {
    double from = Math.max(lanes.getMinX() - 4, time.toPixel(hit.track().startNanos(hit.span())));
    double to = Math.min(lanes.getMaxX() + 4, time.toPixel(hit.track().endNanos(hit.span())));
    if (to >= lanes.getMinX() && from <= lanes.getMaxX()) {
      g.setStroke(inks.ink());
      g.setLineWidth(2);
      g.strokeRect(from - 1, lanes.getMinY() + top - 1, Math.max(2, to - from) + 2, height + 2);
    }
  }

  /// The selected piece, with its length.
  void selection(TimeRange range) {
    double from = Math.clamp(time.toPixel(range.startNanos()), lanes.getMinX(), lanes.getMaxX());
    double to = Math.clamp(time.toPixel(range.endNanos()), lanes.getMinX(), lanes.getMaxX());
    if (to < lanes.getMinX() || from > lanes.getMaxX() || to - from <= 0) {
      return;
    }
    g.setFill(Inks.faded(inks.accent(), 0.13));
    g.fillRect(from, lanes.getMinY(), to - from, lanes.getHeight());
    brush.line(inks.accent(), from, lanes.getMinY(), from, lanes.getMaxY());
    brush.line(inks.accent(), to, lanes.getMinY(), to, lanes.getMaxY());
    String words = "Δt " + Format.nanos(range.lengthNanos());
    brush.tag(words, (from + to) / 2, lanes.getMinY(), lanes);
  }

  /// A line at the mouse, the time there, and what is known of the span below it.
  public void hover(double x, double y, List<String> span) {
    brush.line(Inks.faded(inks.ink(), 0.5), x, lanes.getMinY(), x, lanes.getMaxY());
    String words = Format.nanosAt(time.toValue(x), time.perPixel());
    double width = brush.text().width(words, Brush.plain()) + 10;
    double most = Math.max(lanes.getMinX(), lanes.getMaxX() - width);
    double left = Math.clamp(x - width / 2, lanes.getMinX(), most);
    g.setFill(inks.ink());
    g.fillRoundRect(new Rectangle2D(left, lanes.getMinY() - 22, width, 17), 6);
    brush.label(words, left + 5, lanes.getMinY() - 13, inks.surface(), TextAlignment.LEFT);
    if (!span.isEmpty()) {
      brush.readOut(span, x, y, lanes);
    }
  }
}
