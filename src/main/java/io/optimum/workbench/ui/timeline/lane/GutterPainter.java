package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.chart.Pen;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.Runs;
import javafx.geometry.Rectangle2D;
import javafx.scene.text.TextAlignment;

/// Names beside the rows.
final class GutterPainter {
  /// Where the arrow that collapses an engine is.
  static final double ARROW_WIDTH = 20;

  private final Brush brush;
  private final Pen g;
  private final Inks inks;
  private final Rectangle2D lanes;
  private final LaneScene scene;
  private final Load load;
  private final LaneKey marked;

  /// @param lanes where the bars are
  /// @param load what the GPU does
  /// @param marked the stream to stand out; may be one that is not shown
  GutterPainter(Brush brush, Rectangle2D lanes, LaneScene scene, Load load, LaneKey marked) {
    this.brush = brush;
    this.g = brush.g();
    this.inks = brush.inks();
    this.lanes = lanes;
    this.scene = scene;
    this.load = load;
    this.marked = marked;
  }

  void draw(double scrolled) {
    double fixed = scene.layout().fixedHeight();
    rows(false, fixed, lanes.getHeight() - fixed, scrolled);
    rows(true, 0, fixed, 0);
    double edge = lanes.getMinX() - 1;
    brush.line(inks.frame(), edge, lanes.getMinY(), edge, lanes.getMaxY());
    if (scrolled > 0) {
      double y = lanes.getMinY() + fixed;
      brush.line(inks.frame(), 0, y, lanes.getMaxX(), y);
    }
  }

  private void rows(boolean fixed, double top, double height, double scrolled) {
    g.save();
    g.clip(new Rectangle2D(0, lanes.getMinY() + top, lanes.getMinX(), Math.max(0, height)));
    for (RowLayout.Row row : scene.layout().rows()) {
      if (row.fixed() == fixed) {
        double middle = lanes.getMinY() + row.top() - scrolled + row.height() / 2;
        if (row.kind().isLoad()) {
          load(row.kind(), middle);
        } else {
          row.shown().ifPresent(shown -> lane(row, shown, middle, shown.key().equals(marked)));
        }
      }
    }
    g.restore();
  }

  private void load(RowLayout.Kind kind, double middle) {
    double most = Load.most(kind, scene.runs().watched(), scene.book());
    double mean = load.mean(kind, most);
    String name =
        switch (kind) {
          case KERNELS -> "Running kernels";
          case SMS -> "SM occupancy";
          case DRAM -> "DRAM bandwidth";
          case ENGINE, STREAM -> "";
        };
    String value =
        switch (kind) {
          case KERNELS ->
              "mean %s of %s streams"
                  .formatted(Format.numberAt(mean * most, 0.1), Format.count(Math.round(most)));
          case SMS -> "mean at most " + Format.fraction(mean); // what is shared counts twice
          case DRAM -> "mean " + Format.fraction(mean) + ", by profile";
          case ENGINE, STREAM -> "";
        };
    g.setFont(Brush.bold());
    brush.label(name, 10, middle - 8, inks.ink(), TextAlignment.LEFT);
    g.setFont(Brush.plain());
    brush.label(value, 10, middle + 8, inks.muted(), TextAlignment.LEFT);
    if (middle > lanes.getMinY() && middle < lanes.getMaxY()) {
      brush.explain(name, new Rectangle2D(10, middle - 16, lanes.getMinX() - 20, 32));
    }
  }

  private void lane(RowLayout.Row row, RowLayout.Shown shown, double middle, boolean marked) {
    if (marked && row.kind() == RowLayout.Kind.STREAM) {
      g.setFill(Inks.faded(inks.accent(), 0.16));
      g.fillRect(0, middle - row.height() / 2, lanes.getMinX(), row.height());
    }
    if (row.kind() == RowLayout.Kind.ENGINE) {
      engine(shown, middle);
    } else {
      stream(row, shown, middle);
    }
  }

  private void engine(RowLayout.Shown shown, double middle) {
    boolean collapsed =
        scene.layout().rows().stream()
            .noneMatch(row ->
                row.kind() == RowLayout.Kind.STREAM
                    && !row.fixed()
                    && row.shown()
                        .orElseThrow()
                        .spans()
                        .lane()
                        .engine()
                        .equals(shown.spans().lane().engine()));
    g.setFill(inks.muted());
    if (collapsed) {
      g.fillPolygon(new double[] {8, 8, 13}, new double[] {middle - 4, middle + 4, middle}, 3);
    } else {
      g.fillPolygon(
          new double[] {6, 14, 10}, new double[] {middle - 2.5, middle - 2.5, middle + 3}, 3);
    }
    g.setFill(brush.palette().series(scene.series(shown)));
    g.fillRoundRect(new Rectangle2D(ARROW_WIDTH, middle - 5, 10, 10), 3);
    g.setFont(Brush.bold());
    String engine = shown.spans().lane().engine().value();
    double room = lanes.getMinX() - ARROW_WIDTH - 24;
    String name = brush.text().fit(engine, Brush.bold(), room);
    brush.label(name, ARROW_WIDTH + 16, middle, inks.ink(), TextAlignment.LEFT);
    g.setFont(Brush.plain());
    double y = middle - 12;
    brush.line(Inks.faded(inks.frame(), 0.7), 0, y, lanes.getMinX(), y);
  }

  private void stream(RowLayout.Row row, RowLayout.Shown shown, double middle) {
    SpanBatch.Lane lane = shown.spans().lane();
    double left = ARROW_WIDTH + 16;
    String name = "stream " + lane.stream();
    if (row.fixed()) {
      g.setFill(brush.palette().series(scene.series(shown)));
      g.fillRoundRect(new Rectangle2D(ARROW_WIDTH, middle - 10, 10, 10), 3);
      name = lane.engine() + " · " + name;
    }
    double room = lanes.getMinX() - left - 8;
    String fitted = brush.text().fit(name, Brush.plain(), room);
    brush.label(fitted, left, middle - 5, inks.ink(), TextAlignment.LEFT);
    String second = brush.text().fit(about(shown), Brush.plain(), room);
    brush.label(second, left, middle + 9, inks.muted(), TextAlignment.LEFT);
  }

  private String about(RowLayout.Shown shown) {
    String priority =
        switch (shown.spans().lane().priority()) {
          case HIGH -> "high priority";
          case NORMAL -> "normal priority";
          case LOW -> "low priority";
        };
    return shown.key().run() == LaneKey.WATCHED
        ? priority
        : scene.runs().reference().map(Runs.Reference::title).orElse("") + ", " + priority;
  }
}
