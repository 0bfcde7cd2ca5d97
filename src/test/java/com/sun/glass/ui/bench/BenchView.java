package com.sun.glass.ui.bench;

import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessView;
import java.nio.IntBuffer;

/// Content of a window. Takes positions on the screen, and tells JavaFX positions in the window.
final class BenchView extends HeadlessView {
  /// Points that one notch of a wheel scrolls; what desktop platforms report.
  private static final double POINTS_PER_NOTCH = 40;

  @Override
  protected void _scheduleRepaint(long pointer) {}

  @Override
  protected void _uploadPixels(long pointer, Pixels image) {
    Window window = getWindow();
    if (window != null && image.getBuffer() instanceof IntBuffer buffer) {
      BenchScreen screen = BenchApplication.current().screen();
      screen.paint(buffer, image.getWidth(), window.getX(), window.getY());
    }
  }

  /// Whether a point on the screen is on this view.
  boolean covers(int x, int y) {
    Window window = getWindow();
    return window != null
        && window.isVisible()
        && !window.isClosed()
        && !window.isMinimized()
        && inX(x) >= 0
        && inX(x) < window.getWidth()
        && inY(y) >= 0
        && inY(y) < window.getHeight();
  }

  void mouse(int type, int button, Pointer at) {
    boolean popup = type == MouseEvent.DOWN && button == MouseEvent.BUTTON_RIGHT;
    notifyMouse(
        type, button, inX(at.x()), inY(at.y()), at.x(), at.y(), at.modifiers(), popup, false);
    if (popup && !isClosed()) {
      notifyMenu(inX(at.x()), inY(at.y()), at.x(), at.y(), false);
    }
  }

  void wheel(int notches, Pointer at) {
    notifyScroll(
        inX(at.x()),
        inY(at.y()),
        at.x(),
        at.y(),
        0,
        notches,
        at.modifiers(),
        0,
        0,
        0,
        0,
        POINTS_PER_NOTCH,
        POINTS_PER_NOTCH);
  }

  void dragEnter(int x, int y, int action) {
    notifyDragEnter(inX(x), inY(y), x, y, action);
  }

  int dragOver(int x, int y, int action) {
    return notifyDragOver(inX(x), inY(y), x, y, action);
  }

  int dragDrop(int x, int y, int action) {
    return notifyDragDrop(inX(x), inY(y), x, y, action);
  }

  void dragLeave() {
    notifyDragLeave();
  }

  private int inX(int x) {
    return x - getWindow().getX();
  }

  private int inY(int y) {
    return y - getWindow().getY();
  }

  /// Where the mouse is on the screen, and which keys and buttons are held.
  record Pointer(int x, int y, int modifiers) {}
}
