package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.fx.FrameSource;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// The lanes themselves.
///
/// Three spaces: **time** (nanoseconds since the start of the run, the view model's axis), **lane**
/// (rows of a [RowLayout], scrolled), **pixels** (logical; the bars are painted in device pixels by
/// [LaneBody]). The device's thread never calls in here: once per frame the view model pulls an
/// immutable snapshot, and nothing is drawn while neither it nor the view has changed.
final class LaneArea extends CanvasView {
  private static final double GUTTER = 188;
  private static final double AXIS_HEIGHT = 28;

  private final TimelineViewModel model;
  private final LaneBody body = new LaneBody();
  private RowLayout layout = RowLayout.of(List.of(), 0);
  private double scrolled;
  private double mouseX = Double.NaN;
  private double mouseY = Double.NaN;

  LaneArea(TimelineViewModel model) {
    this.model = model;
    getStyleClass().add("lane-area");
    getChildren().addFirst(body.node());
    setPrefSize(900, 320);
    FrameSource.attach(this, _ -> model.pull());
    model.snapshotProperty().subscribe(this::repaint);
    model.viewProperty().subscribe(this::repaint);
    model.selectionProperty().subscribe(this::repaint);
    model.objectivesProperty().subscribe(this::repaint);
    new LaneInput(this, model).install();
  }

  /// Where the bars are.
  Rectangle2D lanes() {
    return new Rectangle2D(
        GUTTER,
        AXIS_HEIGHT,
        Math.max(1, getWidth() - GUTTER),
        Math.max(1, getHeight() - AXIS_HEIGHT));
  }

  /// Time on pixels.
  Transform time() {
    Rectangle2D lanes = lanes();
    return new Transform(model.viewProperty().get(), lanes.getMinX(), lanes.getMaxX());
  }

  /// Moves the rows; false when all of them are in sight anyway.
  boolean scroll(double pixels) {
    double most = Math.max(0, layout.height() - lanes().getHeight());
    double before = scrolled;
    scrolled = Math.clamp(scrolled + pixels, 0, most);
    if (scrolled != before) {
      repaint();
    }
    return most > 0;
  }

  /// Where the mouse is; NaN when it is elsewhere.
  void mouseAt(double x, double y) {
    mouseX = x;
    mouseY = y;
    repaint();
  }

  /// The span at a point of this node.
  Optional<SpanHit> spanAt(double x, double y) {
    Rectangle2D lanes = lanes();
    if (!lanes.contains(x, y)) {
      return Optional.empty();
    }
    double inRows = y - lanes.getMinY() + scrolled;
    Transform time = time();
    double slack = 2 * time.perPixel();
    SpanSnapshot snapshot = model.snapshotProperty().get();
    return layout.rows().stream()
        .filter(row -> row.kind() == RowLayout.Kind.STREAM)
        .filter(row -> inRows >= row.top() && inRows < row.top() + row.height())
        .findFirst()
        .flatMap(row -> {
          LaneSpans lane = snapshot.lanes().get(row.lane());
          boolean whole = inRows < row.operationTop();
          Track track = whole ? lane.inferences() : lane.operations();
          return SpanHit.at(lane, track, time.toValue(x), slack);
        });
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    SpanSnapshot snapshot = model.snapshotProperty().get();
    Rectangle2D lanes = lanes();
    layout = RowLayout.of(snapshot.lanes(), lanes.getHeight());
    scrolled = Math.clamp(scrolled, 0, Math.max(0, layout.height() - lanes.getHeight()));
    Transform time = time();
    body.resize(lanes.getWidth(), lanes.getHeight(), brush.scale());
    body.node().relocate(lanes.getMinX(), lanes.getMinY());
    body.node().setVisible(!snapshot.isEmpty());
    if (snapshot.isEmpty()) {
      brush.empty("No spans yet. Run a combination to see its streams here.", width, height);
      return;
    }
    LaneColors colors = new LaneColors(brush.inks());
    var scene = new LaneBody.Scene(snapshot, layout, colors, model.objectivesProperty().get());
    body.paint(scene, time, scrolled);
    LanePainter painter = new LanePainter(brush, time, lanes);
    painter.axis();
    painter.gutter(layout, snapshot, body.meanBusyStreams(), scrolled);
    brush.g().save();
    brush.g().clip(new Rectangle2D(lanes.getMinX(), 0, lanes.getWidth(), height));
    painter.names(snapshot, layout, scrolled);
    model.selectionProperty().get().ifPresent(painter::selection);
    if (lanes.contains(mouseX, mouseY)) {
      painter.hover(mouseX, mouseY, spanAt(mouseX, mouseY), snapshot);
    }
    brush.g().restore();
  }

  @Override
  protected String csv() {
    return "";
  }

  @Override
  protected String sentence() {
    SpanSnapshot snapshot = model.snapshotProperty().get();
    Axis view = model.viewProperty().get();
    return "Timeline of %d streams with %s spans, showing %s to %s%s."
        .formatted(
            snapshot.lanes().size(),
            Format.count(snapshot.spanCount()),
            Format.nanos(Math.max(0, view.min())),
            Format.nanos(view.max()),
            model
                .selectionProperty()
                .get()
                .map(range -> "; selected: " + Format.nanos(range.lengthNanos()))
                .orElse(""));
  }
}
