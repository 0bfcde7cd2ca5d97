package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.fx.FrameSource;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.model.SpanExport;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.MenuItem;

/// The lanes themselves.
///
/// Three spaces: **time** (nanoseconds since the start of the run, the view model's axis), **lane**
/// (rows of a [RowLayout], scrolled), **pixels** (logical; the bars are painted in device pixels by
/// [LaneBody]). The device's thread never calls in here: once per frame the view model pulls an
/// immutable snapshot, and nothing is drawn while neither it nor the view has changed.
public final class LaneArea extends CanvasView {
  private static final double GUTTER = 188;
  private static final double AXIS_HEIGHT = 28;

  /// Where there are no lanes, words stand in the middle of so much: in sight where the screen
  /// scrolls.
  private static final double EMPTY_HEIGHT = 100;

  private static final String SHOWN =
      "Streams over time; in each, inferences above, kernels below, copies grey";

  private final TimelineViewModel model;
  private final LaneBody body = new LaneBody();
  private final FrameSource frames;
  private RowLayout layout = new RowLayout(List.of(), List.of(), 0, 0);
  private double scrolled;
  private double mouseX = Double.NaN;
  private double mouseY = Double.NaN;

  public LaneArea(TimelineViewModel model) {
    this.model = model;
    setId("timeline-lanes");
    getStyleClass().add("lane-area");
    getChildren().addFirst(body.node());
    setCaption(() -> LaneCaption.of(model, SHOWN));
    setPrefSize(900, 320);
    frames = FrameSource.attach(this, model::pull);
    model.store().wakes(frames::wake);
    model.runsProperty().subscribe(this::repaint);
    model.viewProperty().subscribe(this::repaint);
    model.selectionProperty().subscribe(this::repaint);
    model.currentProperty().subscribe(this::showCurrent);
    model.arrangementProperty().subscribe(this::repaint);
    model.find().queryProperty().subscribe(this::repaint);
    model.objectivesProperty().subscribe(this::repaint);
    model.awaitedProperty().subscribe(this::repaint);
    model.notes().notesProperty().subscribe(this::repaint);
    new LaneInput(this, model).install();
  }

  /// Where the bars are.
  public Rectangle2D lanes() {
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

  /// Where the rows were last drawn.
  public RowLayout rows() {
    return layout;
  }

  /// Whether frames are drawn, or everything rests.
  public boolean isAwake() {
    return frames.isAwake();
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

  /// The row at a height of this node.
  Optional<RowLayout.Row> rowAt(double y) {
    return y < AXIS_HEIGHT ? Optional.empty() : layout.at(y - AXIS_HEIGHT, scrolled);
  }

  /// The note whose flag is at a point of this node.
  Optional<TimeNote> noteAt(double x, double y) {
    return y > LanePainter.FLAG_HEIGHT
        ? Optional.empty()
        : model.notes().notesProperty().get().stream()
            .filter(note -> {
              double left = time().toPixel(note.startNanos());
              return x >= left && x <= left + LanePainter.FLAG_WIDTH;
            })
            .findFirst();
  }

  /// The span at a point of this node.
  Optional<SpanHit> spanAt(double x, double y) {
    if (!lanes().contains(x, y)) {
      return Optional.empty();
    }
    Transform time = time();
    double slack = 2 * time.perPixel();
    return rowAt(y)
        .filter(row -> row.kind() == RowLayout.Kind.STREAM)
        .flatMap(row -> {
          RowLayout.Shown shown = row.shown().orElseThrow();
          double inRow = y - AXIS_HEIGHT - layout.topOf(row, scrolled);
          boolean whole = inRow < row.operationTop();
          Track track = whole ? shown.spans().inferences() : shown.spans().operations();
          return SpanHit.at(shown, track, time.toValue(x), slack);
        });
  }

  /// Scrolls the row of the chosen span into sight.
  private void showCurrent() {
    model
        .currentProperty()
        .get()
        .flatMap(hit -> layout.of(hit.key()))
        .filter(row -> !row.fixed())
        .ifPresent(row -> {
          double room = lanes().getHeight() - layout.fixedHeight();
          double top = row.top() - layout.fixedHeight();
          if (top < scrolled || top + row.height() > scrolled + room) {
            scroll(top - scrolled);
          }
        });
    repaint();
  }

  private LaneScene scene(Rectangle2D lanes) {
    Runs runs = model.runsProperty().get();
    layout =
        RowLayout.of(
            runs,
            model.arrangementProperty().get(),
            Load.known(runs.watched(), model.book()),
            lanes.getHeight());
    scrolled = Math.clamp(scrolled, 0, Math.max(0, layout.height() - lanes.getHeight()));
    return new LaneScene(
        runs, layout, model.book(), model.objectivesProperty().get(), model.find().finder());
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    Rectangle2D lanes = lanes();
    LaneScene scene = scene(lanes);
    body.resize(lanes.getWidth(), lanes.getHeight(), outputScale());
    body.node().relocate(lanes.getMinX(), lanes.getMinY());
    body.node().setVisible(!scene.runs().isEmpty());
    if (scene.runs().isEmpty()) {
      brush.empty(nothing(), width, Math.min(height, EMPTY_HEIGHT));
      return;
    }
    body.paint(scene, new LaneColors(brush.inks()), time(), scrolled);
    write(brush, scene, lanes, height);
  }

  private void write(Brush brush, LaneScene scene, Rectangle2D lanes, double height) {
    LanePainter painter = new LanePainter(brush, time(), lanes);
    painter.axis();
    painter.notes(model.notes().notesProperty().get());
    LaneKey marked =
        model.currentProperty().get().map(SpanHit::key).orElse(new LaneKey(-1, -1, -1));
    new GutterPainter(brush, lanes, scene, body.load(), marked).draw(scrolled);
    brush.g().save();
    brush.g().clip(new Rectangle2D(lanes.getMinX(), 0, lanes.getWidth(), height));
    painter.names(scene, scrolled);
    model.selectionProperty().get().ifPresent(painter::selection);
    model.currentProperty().get().ifPresent(hit -> frame(painter, hit));
    if (!brush.forFile() && lanes.contains(mouseX, mouseY)) {
      List<String> lines =
          spanAt(mouseX, mouseY).map(hit -> model.detail(hit).tooltip()).orElse(List.of());
      painter.hover(mouseX, mouseY, lines);
    }
    noteAt(mouseX, mouseY).ifPresent(note -> painter.note(note, mouseX, mouseY));
    brush.g().restore();
    if (layout.rows().stream().noneMatch(row -> !row.kind().isLoad())) {
      brush.empty("No row is shown. Clear the filter, or show all rows.", getWidth(), height);
    }
  }

  private void frame(LanePainter painter, SpanHit hit) {
    layout
        .of(hit.key())
        .ifPresent(row -> {
          double top = layout.topOf(row, scrolled);
          boolean whole = hit.track() == hit.lane().inferences();
          painter.current(
              hit,
              top + (whole ? row.inferenceTop() : row.operationTop()),
              whole ? row.inferenceHeight() : row.operationHeight());
        });
  }

  @Override
  protected void paintBelow(Brush brush) {
    Rectangle2D lanes = lanes();
    LaneScene scene = scene(lanes);
    if (!scene.runs().isEmpty()) {
      LaneBody own = new LaneBody();
      own.resize(lanes.getWidth(), lanes.getHeight(), brush.scale());
      own.paint(scene, new LaneColors(brush.inks()), time(), scrolled);
      brush.g().image(own.node().getImage(), lanes);
    }
  }

  @Override
  protected List<MenuItem> menuItems() {
    List<MenuItem> items = new ArrayList<>();
    items.add(RowMenu.item("Add note… (N)", model::beginNote));
    noteAt(mouseX, mouseY)
        .or(this::selectedNote)
        .ifPresent(note -> {
          items.add(RowMenu.item("Change note…", () -> model.notes().change(note)));
          items.add(RowMenu.item("Remove note", () -> model.notes().remove(note)));
        });
    items.addAll(new RowMenu(model).items(this, rowAt(mouseY), mouseX < GUTTER));
    return items;
  }

  /// The note on the selected piece.
  Optional<TimeNote> selectedNote() {
    return model.selectionProperty().get().flatMap(model.notes()::on);
  }

  /// Every span says itself where it comes from.
  @Override
  protected Content values(Caption under) {
    return SpanExport.csv(
        model.runsProperty().get(),
        model.selectionProperty().get(),
        model.provenanceProperty().get());
  }

  /// What is said where nothing is drawn.
  private String nothing() {
    return model.awaitedProperty().get()
        ? "Waiting for the first spans. A run begins when the jobs before it are done."
        : "Spans appear here while a run goes on: press Run live, or open a recording.";
  }

  @Override
  protected String sentence() {
    if (model.runsProperty().get().isEmpty()) {
      return nothing();
    }
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
