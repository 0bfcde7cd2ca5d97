package io.optimum.workbench.ui.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Opens the context menu of what has the focus, with the menu key or Shift+F10. JavaFX leaves both
/// to the platform, and its code for Linux knows the mouse only.
public final class MenuKey {
  private static final KeyCombination SHIFT_F10 =
      new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

  /// How far from the left upper corner of what has the focus the menu opens.
  private static final double INSET = 40;

  private MenuKey() {}

  public static void install(Node root) {
    if (System.getProperty("os.name", "").startsWith("Linux")) {
      root.addEventHandler(KeyEvent.KEY_PRESSED, MenuKey::press);
    }
  }

  private static void press(KeyEvent event) {
    boolean asked = event.getCode() == KeyCode.CONTEXT_MENU || SHIFT_F10.match(event);
    if (asked && event.getTarget() instanceof Node focused) {
      open(focused);
      event.consume();
    }
  }

  private static void open(Node focused) {
    Bounds bounds = focused.getLayoutBounds();
    double x = bounds.getMinX() + Math.min(INSET, bounds.getWidth() / 2);
    double y = bounds.getMinY() + Math.min(INSET, bounds.getHeight() / 2);
    var onScreen = focused.localToScreen(x, y);
    focused.fireEvent(
        new ContextMenuEvent(
            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
            x,
            y,
            onScreen.getX(),
            onScreen.getY(),
            true,
            null));
  }
}
