package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.SpanBatch;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.chart.Pen;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.style.Palette;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// What is written over the bars: time axis, names, selection and read-out.
final class LanePainter {
  private static final double PIXELS_PER_TICK = 110;
  private static final double LEAST_LABELLED_PIXELS = 46;
  private static final int MOST_LABELS = 250;

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
  void axis() {
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

  /// Names beside the rows.
  void gutter(RowLayout layout, SpanSnapshot snapshot, double meanBusyStreams, double scrolled) {
    g.save();
    g.clip(new Rectangle2D(0, lanes.getMinY(), lanes.getMinX(), lanes.getHeight()));
    for (RowLayout.Row row : layout.rows()) {
      double middle = lanes.getMinY() + row.top() - scrolled + row.height() / 2;
      switch (row.kind()) {
        case GPU -> gpuLabel(middle, snapshot.lanes().size(), meanBusyStreams);
        case ENGINE -> engineLabel(middle, snapshot.lanes().get(row.lane()).lane());
        case STREAM -> streamLabel(middle, snapshot.lanes().get(row.lane()).lane());
      }
    }
    g.restore();
    double edge = lanes.getMinX() - 1;
    brush.line(inks.frame(), edge, lanes.getMinY(), edge, lanes.getMaxY());
  }

  private void gpuLabel(double middle, int streams, double meanBusyStreams) {
    g.setFont(Brush.bold());
    brush.label("GPU", 10, middle - 8, inks.ink(), TextAlignment.LEFT);
    g.setFont(Brush.plain());
    String busy = "%s of %d streams busy".formatted(Format.numberAt(meanBusyStreams, 0.1), streams);
    brush.label(busy, 10, middle + 8, inks.muted(), TextAlignment.LEFT);
  }

  private void engineLabel(double middle, SpanBatch.Lane lane) {
    g.setFill(brush.palette().series(lane.deployment()));
    g.fillRoundRect(10, middle - 5, 10, 10, 3, 3);
    g.setFont(Brush.bold());
    String name = brush.text().fit(lane.engine().value(), Brush.bold(), lanes.getMinX() - 36);
    brush.label(name, 26, middle, inks.ink(), TextAlignment.LEFT);
    g.setFont(Brush.plain());
    double y = middle - 12;
    brush.line(Inks.faded(inks.frame(), 0.7), 0, y, lanes.getMinX(), y);
  }

  private void streamLabel(double middle, SpanBatch.Lane lane) {
    String priority =
        switch (lane.priority()) {
          case HIGH -> "high priority";
          case NORMAL -> "normal priority";
          case LOW -> "low priority";
        };
    brush.label("stream " + lane.stream(), 26, middle - 5, inks.ink(), TextAlignment.LEFT);
    brush.label(priority, 26, middle + 9, inks.muted(), TextAlignment.LEFT);
  }

  /// Kernel names on the bars that have room for them.
  void names(SpanSnapshot snapshot, RowLayout layout, double scrolled) {
    int left = MOST_LABELS;
    double least = LEAST_LABELLED_PIXELS * time.perPixel();
    for (RowLayout.Row row : layout.rows()) {
      if (row.kind() == RowLayout.Kind.STREAM) {
        LaneSpans lane = snapshot.lanes().get(row.lane());
        double middle = lanes.getMinY() + row.operationTop() + row.operationHeight() / 2 - scrolled;
        left = rowNames(lane, snapshot, middle, left, least);
      }
    }
  }

  private int rowNames(
      LaneSpans lane, SpanSnapshot snapshot, double middle, int labelsLeft, double leastNanos) {
    Track track = lane.operations();
    int left = labelsLeft;
    int span = track.firstEndingAfter(time.axis().min(), 0);
    int looked = 0;
    while (left > 0 && span < track.size() && looked++ < lanes.getWidth()) {
      if (track.startNanos(span) >= time.axis().max()) {
        return left;
      }
      if (track.durationNanos(span) >= leastNanos && !track.isCopy(span)) {
        name(lane, span, snapshot.names().get(track.name(span)), middle);
        left--;
      }
      span++;
    }
    return left;
  }

  private void name(LaneSpans lane, int span, String name, double middle) {
    double from = Math.max(lanes.getMinX(), time.toPixel(lane.operations().startNanos(span)));
    double to = Math.min(lanes.getMaxX(), time.toPixel(lane.operations().endNanos(span)));
    String words = brush.text().fit(name, Brush.plain(), to - from - 8);
    if (!words.isEmpty()) {
      LaneColors colors = new LaneColors(inks);
      Color bar = colors.kernel(lane.lane().deployment(), lane.operations().name(span));
      brush.label(words, from + 4, middle, Palette.textOn(bar), TextAlignment.LEFT);
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

  /// A line at the mouse, the time there, and the span below it.
  void hover(double x, double y, Optional<SpanHit> hit, SpanSnapshot snapshot) {
    brush.line(Inks.faded(inks.ink(), 0.5), x, lanes.getMinY(), x, lanes.getMaxY());
    String words = Format.nanosAt(time.toValue(x), time.perPixel());
    double width = brush.text().width(words, Brush.plain()) + 10;
    double left = Math.clamp(x - width / 2, lanes.getMinX(), lanes.getMaxX() - width);
    g.setFill(inks.ink());
    g.fillRoundRect(left, lanes.getMinY() - 22, width, 17, 6, 6);
    brush.label(words, left + 5, lanes.getMinY() - 13, inks.surface(), TextAlignment.LEFT);
    hit.ifPresent(span -> brush.readOut(span.describe(snapshot.names()), x, y, lanes));
  }
}
