package com.sun.glass.ui.bench;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessRobot;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Mouse and keyboard of a test. The top window below the pointer gets the events, or the one where
/// a button went down until it is up again.
final class BenchRobot extends HeadlessRobot {
  private final BenchApplication desk;
  private final Set<MouseButton> held = EnumSet.noneOf(MouseButton.class);
  private int heldKeys;
  private double x;
  private double y;
  private @Nullable BenchView hovered;
  private @Nullable BenchView grabbing;

  BenchRobot(BenchApplication desk) {
    super(desk);
    this.desk = desk;
  }

  @Override
  public void keyPress(KeyCode key) {
    heldKeys |= modifier(key);
    super.keyPress(key);
  }

  @Override
  public void keyRelease(KeyCode key) {
    heldKeys &= ~modifier(key);
    super.keyRelease(key);
  }

  @Override
  public double getMouseX() {
    return x;
  }

  @Override
  public double getMouseY() {
    return y;
  }

  @Override
  public void mouseMove(double toX, double toY) {
    x = toX;
    y = toY;
    BenchView view = target();
    if (desk.drag() != null) {
      desk.drag().move(view, (int) x, (int) y);
    } else if (view != null && held.isEmpty()) {
      view.mouse(MouseEvent.MOVE, MouseEvent.BUTTON_NONE, pointer());
    } else if (view != null) {
      view.mouse(MouseEvent.DRAG, button(held.iterator().next()), pointer());
    }
  }

  @Override
  public void mousePress(MouseButton... buttons) {
    BenchView view = target();
    if (view == null) {
      return;
    }
    for (MouseButton button : buttons) {
      held.add(button);
      grabbing = view;
      view.mouse(MouseEvent.DOWN, button(button), pointer());
    }
  }

  @Override
  public void mouseRelease(MouseButton... buttons) {
    for (MouseButton button : buttons) {
      release(button);
    }
    target();
  }

  private void release(MouseButton button) {
    BenchView view = target();
    held.remove(button);
    if (held.isEmpty()) {
      grabbing = null;
    }
    if (desk.drag() != null) {
      desk.drag().drop(view, (int) x, (int) y);
    } else if (view != null) {
      view.mouse(MouseEvent.UP, button(button), pointer());
    }
  }

  @Override
  public void mouseWheel(int amount) {
    BenchView view = target();
    for (int notch = 0; view != null && notch < Math.abs(amount); notch++) {
      view.wheel(-Integer.signum(amount), pointer());
    }
  }

  @Override
  public Color getPixelColor(double atX, double atY) {
    int argb = desk.screen().at((int) atX, (int) atY);
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }

  @Override
  public void getScreenCapture(
      int left, int top, int width, int height, int[] data, boolean scaleToFit) {
    for (int i = 0; i < width * height; i++) {
      data[i] = desk.screen().at(left + i % width, top + i / width);
    }
  }

  private @Nullable BenchView target() {
    if (desk.drag() != null) {
      return below();
    }
    if (grabbing != null && !grabbing.isClosed()) {
      return grabbing;
    }
    BenchView now = below();
    if (now != hovered) {
      if (hovered != null && !hovered.isClosed() && hovered.getWindow() != null) {
        hovered.mouse(MouseEvent.EXIT, MouseEvent.BUTTON_NONE, pointer());
      }
      hovered = now;
      if (now != null) {
        now.mouse(MouseEvent.ENTER, MouseEvent.BUTTON_NONE, pointer());
      }
    }
    return now;
  }

  private @Nullable BenchView below() {
    List<Window> bottomFirst = Window.getWindows();
    for (Window window : bottomFirst.reversed()) {
      if (window.getView() instanceof BenchView view && view.covers((int) x, (int) y)) {
        return view;
      }
    }
    return null;
  }

  private BenchView.Pointer pointer() {
    int modifiers = heldKeys;
    for (MouseButton button : held) {
      modifiers |=
          switch (button) {
            case PRIMARY -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
            case MIDDLE -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
            case SECONDARY -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
            case BACK -> KeyEvent.MODIFIER_BUTTON_BACK;
            case FORWARD -> KeyEvent.MODIFIER_BUTTON_FORWARD;
            case NONE -> KeyEvent.MODIFIER_NONE;
          };
    }
    return new BenchView.Pointer((int) x, (int) y, modifiers);
  }

  private static int button(MouseButton button) {
    return switch (button) {
      case PRIMARY -> MouseEvent.BUTTON_LEFT;
      case MIDDLE -> MouseEvent.BUTTON_OTHER;
      case SECONDARY -> MouseEvent.BUTTON_RIGHT;
      case BACK -> MouseEvent.BUTTON_BACK;
      case FORWARD -> MouseEvent.BUTTON_FORWARD;
      case NONE -> MouseEvent.BUTTON_NONE;
    };
  }

  private static int modifier(KeyCode key) {
    return switch (key) {
      case CONTROL -> KeyEvent.MODIFIER_CONTROL;
      case SHIFT -> KeyEvent.MODIFIER_SHIFT;
      case ALT -> KeyEvent.MODIFIER_ALT;
      case COMMAND, META, WINDOWS -> KeyEvent.MODIFIER_COMMAND;
      default -> KeyEvent.MODIFIER_NONE;
    };
  }
}
