package com.sun.glass.ui.bench;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessWindow;
import com.sun.glass.ui.headless.HeadlessWindowManager;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One display, and the drag that goes on, if any.
final class BenchApplication extends HeadlessApplication {
  private final HeadlessWindowManager windows = new HeadlessWindowManager();
  private final BenchScreen screen;
  private final ByteBuffer scratch;
  private @Nullable DragClipboard drag;

  BenchApplication(BenchScreen screen) {
    this.screen = screen;
    this.scratch = ByteBuffer.allocate(screen.scratchBytes());
  }

  static BenchApplication current() {
    return (BenchApplication) Application.GetApplication();
  }

  BenchScreen screen() {
    return screen;
  }

  @Nullable DragClipboard drag() {
    return drag;
  }

  /// Blocks in a nested event loop, as a desktop does while something is dragged.
  void dragUntilDropped(DragClipboard source) {
    drag = source;
    try {
      _enterNestedEventLoop();
    } finally {
      drag = null;
    }
  }

  void endDrag() {
    _leaveNestedEventLoop(this);
  }

  @Override
  protected Screen[] staticScreen_getScreens() {
    return new Screen[] {screen.describe()};
  }

  @Override
  public Window createWindow(Window owner, Screen on, int styleMask) {
    return new HeadlessWindow(windows, owner, on, scratch, styleMask);
  }

  @Override
  public View createView() {
    return new BenchView();
  }

  @Override
  public GlassRobot createRobot() {
    return new BenchRobot(this);
  }

  @Override
  protected void staticCursor_setVisible(boolean visible) {}

  /// The key that has the character, with Shift or without, as on a keyboard of the USA.
  @Override
  protected int _getKeyCodeForChar(char c, int hint) {
    if (c == '/' || c == '?') {
      return com.sun.glass.events.KeyEvent.VK_SLASH;
    }
    return Character.isLetterOrDigit(c) ? Character.toUpperCase(c) : 0;
  }
}
