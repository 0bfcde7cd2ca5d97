package io.optimum.workbench.ui.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Which part of a plot is seen and selected. Mouse and keys are those of the timeline: Ctrl+wheel
/// and W, S zoom; A, D and Shift+drag move; a drag selects, F zooms to it, Backspace goes back, 0
/// or a double click shows all. So do data of which nothing lies in the part that is seen.
public final class Navigation {
  private static final double CLICK_PIXELS = 3;
  private static final double ZOOM_PER_WHEEL_PIXEL = 0.0055;
  private static final double KEY_ZOOM = 0.7;
  private static final double KEY_PAN = 0.15;
  private static final int REMEMBERED_VIEWS = 100;

  private final CanvasView owner;
  private final Supplier<@Nullable PlotFrame> frame;
  private final Deque<Optional<Seen>> earlier = new ArrayDeque<>();
  private Optional<Seen> seen = Optional.empty();
  private Optional<Rectangle2D> selected = Optional.empty();
  private double pressedX;
  private double pressedY;
  private boolean dragging;

  /// A part of the plot.
  public record Seen(Axis x, Axis y) {
    public boolean meets(Seen other) {
      return meets(other.x.min(), other.x.max(), other.y.min(), other.y.max());
    }

    /// Whether it has some of a box in values.
    public boolean meets(double left, double right, double low, double high) {
      return x.min() < right && left < x.max() && y.min() < high && low < y.max();
    }

    public boolean holds(double valueX, double valueY) {
      return valueX >= x.min() && valueX <= x.max() && valueY >= y.min() && valueY <= y.max();
    }
  }

  /// @param frame the plot as it was last drawn; null = there is none
  public Navigation(CanvasView owner, Supplier<@Nullable PlotFrame> frame) {
    this.owner = owner;
    this.frame = frame;
  }

  public void install() {
    owner.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    owner.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    owner.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    owner.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> release());
    owner.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    owner.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// The part that was chosen, on axes of the same scales as `all`.
  public Optional<Seen> within(Seen all) {
    return seen.filter(
        part -> part.x().scale() == all.x().scale() && part.y().scale() == all.y().scale());
  }

  /// For data that have changed: all is seen again where the part that was chosen shows nothing of
  /// them.
  public void refit(Predicate<Seen> showsSome) {
    if (seen.isPresent() && !showsSome.test(seen.get())) {
      seeAll();
    }
  }

  /// For rows that are others than before: what was selected and seen of those means nothing now.
  public void forget() {
    seen = Optional.empty();
    selected = Optional.empty();
    earlier.clear();
  }

  /// The selected rectangle in values: x to the right, y up.
  public Optional<Rectangle2D> selected() {
    return selected;
  }

  public boolean isSelected(double x, double y) {
    return selected.isPresent()
        && x >= selected.get().getMinX()
        && x <= selected.get().getMaxX()
        && y >= selected.get().getMinY()
        && y <= selected.get().getMaxY();
  }

  /// The selected piece, shaded and with `words` above it.
  public void draw(Brush brush, PlotFrame on, String words) {
    selected.ifPresent(box -> {
      double left = on.x().toPixel(box.getMinX());
      double top = on.y().toPixel(box.getMaxY());
      double width = on.x().toPixel(box.getMaxX()) - left;
      double height = on.y().toPixel(box.getMinY()) - top;
      brush.g().save();
      brush.g().clip(on.area());
      brush.g().setFill(Inks.faded(brush.inks().accent(), 0.13));
      brush.g().fillRect(left, top, width, height);
      brush.g().setStroke(brush.inks().accent());
      brush.g().setLineWidth(1);
      brush.g().strokeRect(brush.crisp(left), brush.crisp(top), width, height);
      brush.tag(words, left + width / 2, Math.max(on.area().getMinY(), top), on.area());
      brush.g().restore();
    });
  }

  private void scroll(ScrollEvent event) {
    PlotFrame drawn = frame.get();
    if (event.isShortcutDown() && drawn != null) {
      double factor = Math.exp(-event.getDeltaY() * ZOOM_PER_WHEEL_PIXEL);
      zoom(drawn, factor, drawn.x().toFraction(event.getX()), drawn.y().toFraction(event.getY()));
      event.consume();
    }
  }

  private void zoom(PlotFrame drawn, double factor, double atX, double atY) {
    see(
        new Seen(
            drawn.x().axis().zoomed(factor, Math.clamp(atX, 0, 1)),
            drawn.y().axis().zoomed(factor, Math.clamp(atY, 0, 1))),
        true);
  }

  private void pan(PlotFrame drawn, double x, double y) {
    see(new Seen(drawn.x().axis().panned(x), drawn.y().axis().panned(y)), false);
  }

  private void press(MouseEvent event) {
    owner.requestFocus();
    dragging = false;
    pressedX = event.getX();
    pressedY = event.getY();
  }

  private void drag(MouseEvent event) {
    PlotFrame drawn = frame.get();
    boolean far =
        Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > CLICK_PIXELS || dragging;
    if (drawn == null || !far || event.getButton() == MouseButton.SECONDARY) {
      return;
    }
    dragging = true;
    if (event.isShiftDown() || event.getButton() == MouseButton.MIDDLE) {
      owner.setCursor(Cursor.CLOSED_HAND);
      pan(
          drawn,
          (pressedX - event.getX()) / drawn.x().lengthPixels(),
          (event.getY() - pressedY) / drawn.y().lengthPixels());
      pressedX = event.getX();
      pressedY = event.getY();
    } else {
      selected = Optional.of(box(drawn, event.getX(), event.getY()));
      owner.repaint();
    }
  }

  /// A tab pane around the plot takes the focus when the mouse is pressed.
  private void release() {
    owner.requestFocus();
    owner.setCursor(Cursor.DEFAULT);
  }

  private Rectangle2D box(PlotFrame drawn, double x, double y) {
    Rectangle2D area = drawn.area();
    double one = drawn.x().toValue(Math.clamp(pressedX, area.getMinX(), area.getMaxX()));
    double other = drawn.x().toValue(Math.clamp(x, area.getMinX(), area.getMaxX()));
    double low = drawn.y().toValue(Math.clamp(pressedY, area.getMinY(), area.getMaxY()));
    double high = drawn.y().toValue(Math.clamp(y, area.getMinY(), area.getMaxY()));
    return new Rectangle2D(
        Math.min(one, other), Math.min(low, high), Math.abs(other - one), Math.abs(high - low));
  }

  private void click(MouseEvent event) {
    if (CanvasView.isClick(event)) {
      selected = Optional.empty();
      if (event.getClickCount() == 2) {
        seeAll();
      }
      owner.repaint();
    }
  }

  private void key(KeyEvent event) {
    PlotFrame drawn = frame.get();
    if (drawn == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case W, PLUS, ADD -> zoom(drawn, KEY_ZOOM, 0.5, 0.5);
      case S, MINUS, SUBTRACT -> zoom(drawn, 1 / KEY_ZOOM, 0.5, 0.5);
      case A -> pan(drawn, -KEY_PAN, 0);
      case D -> pan(drawn, KEY_PAN, 0);
      case F -> selected.ifPresent(box -> zoomTo(drawn, box));
      case DIGIT0, NUMPAD0 -> seeAll();
      case BACK_SPACE -> back();
      case ESCAPE -> unselect();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void zoomTo(PlotFrame drawn, Rectangle2D box) {
    if (box.getWidth() > 0 && box.getHeight() > 0) {
      see(
          new Seen(
              new Axis(box.getMinX(), box.getMaxX(), drawn.x().axis().scale()),
              new Axis(box.getMinY(), box.getMaxY(), drawn.y().axis().scale())),
          true);
      selected = Optional.empty();
    }
  }

  private void unselect() {
    selected = Optional.empty();
    owner.repaint();
  }

  private void seeAll() {
    remember();
    seen = Optional.empty();
    owner.repaint();
  }

  private void back() {
    if (!earlier.isEmpty()) {
      seen = earlier.pop();
      owner.repaint();
    }
  }

  /// Moves to a part of the plot, without a step back.
  public void see(Axis x, Axis y) {
    see(new Seen(x, y), false);
  }

  private void see(Seen part, boolean undoable) {
    if (undoable) {
      remember();
    }
    seen = Optional.of(part);
    owner.repaint();
  }

  private void remember() {
    earlier.push(seen);
    if (earlier.size() > REMEMBERED_VIEWS) {
      earlier.removeLast();
    }
  }
}
