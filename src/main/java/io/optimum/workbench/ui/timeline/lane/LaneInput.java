package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.fx.SceneKeys;
import io.optimum.workbench.ui.timeline.model.NotesViewModel;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Mouse and keys of the lanes; the keys are Perfetto's.
final class LaneInput {
  private static final double CLICK_PIXELS = 3;
  private static final double ZOOM_PER_WHEEL_PIXEL = 0.0055;
  private static final double KEY_ZOOM = 0.7;
  private static final double KEY_PAN = 0.15;
  private static final double SCROLL_PIXELS = 40;

  private final LaneArea area;
  private final TimelineViewModel model;
  private double pressedAt;
  private double panFrom;
  private boolean dragging;

  LaneInput(LaneArea area, TimelineViewModel model) {
    this.area = area;
    this.model = model;
  }

  void install() {
    area.setOnScroll(this::scroll);
    area.setOnZoom(e -> model.zoom(1 / e.getZoomFactor(), fraction(e.getX())));
    area.setOnMouseMoved(e -> area.mouseAt(e.getX(), e.getY()));
    area.setOnMouseExited(_ -> area.mouseAt(Double.NaN, Double.NaN));
    area.setOnMousePressed(this::press);
    area.setOnMouseDragged(this::drag);
    area.setOnMouseReleased(this::release);
    area.setOnKeyPressed(this::key);
    SceneKeys.listen(area, KeyEvent.KEY_PRESSED, event -> letter(event.getCode()));
  }

  private void scroll(ScrollEvent event) {
    if (event.isShortcutDown()) {
      area.requestFocus();
      model.zoom(Math.exp(-event.getDeltaY() * ZOOM_PER_WHEEL_PIXEL), fraction(event.getX()));
    } else if (event.getDeltaX() != 0 || !area.scroll(-event.getDeltaY())) {
      double pixels = -(event.getDeltaX() + event.getDeltaY());
      model.pan(1.5 * pixels / area.lanes().getWidth());
    }
    event.consume();
  }

  private void press(MouseEvent event) {
    area.requestFocus();
    dragging = false;
    pressedAt = event.getX();
    panFrom = event.getX();
  }

  private void drag(MouseEvent event) {
    area.mouseAt(event.getX(), event.getY());
    boolean pans = event.getButton() == MouseButton.MIDDLE || event.isShiftDown();
    if (pans) {
      dragging = true;
      area.setCursor(Cursor.CLOSED_HAND);
      model.pan((panFrom - event.getX()) / area.lanes().getWidth());
      panFrom = event.getX();
    } else if (event.getButton() == MouseButton.PRIMARY
        && pressedAt >= area.lanes().getMinX()
        && (dragging || Math.abs(event.getX() - pressedAt) > CLICK_PIXELS)) {
      dragging = true;
      Transform time = area.time();
      double edge = Math.clamp(event.getX(), area.lanes().getMinX(), area.lanes().getMaxX());
      model.select(TimeRange.between(time.toValue(pressedAt), time.toValue(edge)));
    }
  }

  private void release(MouseEvent event) {
    area.setCursor(Cursor.DEFAULT);
    if (!dragging && event.getButton() == MouseButton.PRIMARY) {
      if (area.noteAt(event.getX(), event.getY()).isPresent()) {
        area.noteAt(event.getX(), event.getY())
            .ifPresent(note -> model.select(NotesViewModel.piece(note)));
      } else if (event.getX() < area.lanes().getMinX()) {
        area.rowAt(event.getY()).ifPresent(this::foldOrUnfold);
      } else {
        area.spanAt(event.getX(), event.getY())
            .ifPresentOrElse(model::choose, model::clearSelection);
      }
    }
    dragging = false;
  }

  /// A click on an engine's name hides or shows its streams.
  private void foldOrUnfold(RowLayout.Row row) {
    if (row.kind() == RowLayout.Kind.ENGINE) {
      EngineId engine = row.shown().orElseThrow().spans().lane().engine();
      model.arrange(now -> now.withCollapsed(engine, !now.collapsed().contains(engine)));
    }
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean known = letter(event.getCode());
    switch (event.getCode()) {
      case LEFT -> model.pan(-KEY_PAN);
      case RIGHT -> model.pan(KEY_PAN);
      case BACK_SPACE -> model.back();
      case UP -> area.scroll(-SCROLL_PIXELS);
      case DOWN -> area.scroll(SCROLL_PIXELS);
      case ENTER -> model.find().go(event.isShiftDown() ? -1 : 1);
      case ESCAPE -> escape();
      case DELETE -> area.selectedNote().ifPresent(model.notes()::remove);
      case SPACE -> model.followingProperty().set(!model.followingProperty().get());
      default -> {
        if (!known) {
          return;
        }
      }
    }
    event.consume();
  }

  /// Whether it is one of the keys that work wherever the focus is.
  private boolean letter(KeyCode code) {
    switch (code) {
      case W -> model.zoom(KEY_ZOOM, 0.5);
      case S -> model.zoom(1 / KEY_ZOOM, 0.5);
      case A -> model.pan(-KEY_PAN);
      case D -> model.pan(KEY_PAN);
      case DIGIT0, NUMPAD0 -> model.fit();
      case F -> model.zoomToSelection();
      case PERIOD -> model.step(1);
      case COMMA -> model.step(-1);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// First what is selected is let go, then what is looked for.
  private void escape() {
    if (model.selectionProperty().get().isPresent()) {
      model.clearSelection();
    } else {
      model.find().queryProperty().set("");
    }
  }

  private double fraction(double x) {
    return Math.clamp(area.time().toFraction(x), 0, 1);
  }
}
