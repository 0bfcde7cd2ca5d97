package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.chart.Rows;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.LevelOfDetail;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.Slices;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// The whole run as a strip: how much of it was busy, and which part is seen. A click or drag moves
/// the view.
public final class Minimap extends CanvasView {
  private static final double HEIGHT = 30;

  /// The strip is counted anew when the run has grown by this share.
  private static final double GROWTH = 0.01;

  private final TimelineViewModel model;
  private final Slices slices = new Slices();
  private final Load load = new Load();
  private long countedEnd = -1;
  private long countedSpans = -1;
  private int countedWidth = -1;

  public Minimap(TimelineViewModel model) {
    this.model = model;
    setId("minimap");
    getStyleClass().add("minimap");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setCaption(() -> LaneCaption.of(model, "Running kernels over time"));
    model.runsProperty().subscribe(this::repaint);
    model.viewProperty().subscribe(this::repaint);
    model.selectionProperty().subscribe(this::repaint);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::move);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::move);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private Transform time() {
    Runs runs = model.runsProperty().get();
    double start = Math.min(0, runs.startNanos());
    double end = Math.max(start + 1, runs.endNanos());
    return new Transform(Axis.linear(start, end), 0, Math.max(1, Math.floor(getWidth())));
  }

  private void move(MouseEvent event) {
    if (event.isPrimaryButtonDown() && !model.runsProperty().get().isEmpty()) {
      model.centre(time().toValue(event.getX()));
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> model.pan(-0.5);
      case RIGHT -> model.pan(0.5);
      case HOME -> model.centre(model.runsProperty().get().startNanos());
      case END -> model.centre(model.runsProperty().get().endNanos());
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    Runs runs = model.runsProperty().get();
    if (runs.isEmpty()) {
      return;
    }
    Transform time = time();
    count(runs, time, (int) width);
    double most = Load.most(RowLayout.Kind.KERNELS, runs.watched(), model.book());
    brush.g().setFill(brush.inks().surface().interpolate(brush.inks().accent(), 0.55));
    for (int x = 0; x < (int) width; x++) {
      double bar = load.at(RowLayout.Kind.KERNELS, x, most) * (height - 6);
      if (bar > 0) {
        brush.g().fillRect(x, height - 2 - bar, 1, bar);
      }
    }
    model
        .selectionProperty()
        .get()
        .ifPresent(range -> mark(brush, time, range.startNanos(), range.endNanos(), height));
    window(brush, time, width, height);
  }

  private void count(Runs runs, Transform time, int width) {
    SpanSnapshot run = runs.watched().isEmpty() ? runs.of(LaneKey.REFERENCE) : runs.watched();
    long end = runs.endNanos();
    boolean same =
        width == countedWidth
            && run.spanCount() >= countedSpans
            && run.spanCount() <= countedSpans * (1 + GROWTH)
            && Math.abs(end - countedEnd) <= GROWTH * countedEnd;
    if (same) {
      return;
    }
    countedWidth = width;
    countedSpans = run.spanCount();
    countedEnd = end;
    load.clear(width);
    LevelOfDetail detail = new LevelOfDetail(time.axis().min(), time.perPixel(), width);
    for (LaneSpans lane : run.lanes()) {
      detail.slice(lane.operations(), slices);
      load.add(slices, lane.operations());
    }
  }

  private static void mark(Brush brush, Transform time, double from, double to, double height) {
    double left = time.toPixel(from);
    brush.g().setFill(Inks.faded(brush.inks().accent(), 0.3));
    brush.g().fillRect(left, 0, Math.max(2, time.toPixel(to) - left), height);
  }

  /// What is not seen is dimmed.
  private void window(Brush brush, Transform time, double width, double height) {
    Axis seen = model.viewProperty().get();
    double left = Math.clamp(time.toPixel(seen.min()), 0, Math.max(0, width - 3));
    double right = Math.clamp(time.toPixel(seen.max()), Math.min(width, left + 3), width);
    brush.g().setFill(Inks.faded(brush.inks().frame(), 0.55));
    brush.g().fillRect(0, 0, left, height);
    brush.g().fillRect(right, 0, width - right, height);
    brush.g().setStroke(brush.inks().ink());
    brush.g().setLineWidth(1);
    brush.g().strokeRect(left + 0.5, 0.5, Math.max(2, right - left - 1), height - 1);
  }

  @Override
  protected Content values(Caption under) {
    List<List<Object>> now = counts();
    return new Rows(List.of("start [ns]", "running kernels"), now::forEach).csv(under);
  }

  private List<List<Object>> counts() {
    List<List<Object>> rows = new ArrayList<>();
    Transform time = time();
    double most = Load.most(RowLayout.Kind.KERNELS, model.snapshotProperty().get(), model.book());
    for (int x = 0; x < Math.max(0, countedWidth); x++) {
      rows.add(List.of(time.toValue(x), load.at(RowLayout.Kind.KERNELS, x, most) * most));
    }
    return rows;
  }

  @Override
  protected String sentence() {
    Runs runs = model.runsProperty().get();
    Axis seen = model.viewProperty().get();
    return runs.isEmpty()
        ? "The whole run; nothing yet."
        : "The whole run of %s; seen is %s of it from %s."
            .formatted(
                Format.nanos(runs.endNanos()),
                Format.nanos(seen.length()),
                Format.nanos(Math.max(0, seen.min())));
  }
}
