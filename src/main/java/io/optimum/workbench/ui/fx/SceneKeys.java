package io.optimum.workbench.ui.fx;

import java.util.function.Predicate;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// Keys of a part of the window that work while it is seen, whatever has the focus; but not what is
/// typed into a field, nor what another control took.
public final class SceneKeys {
  private SceneKeys() {}

  /// @param take answers whether the key was one of the part's
  public static void listen(Node part, EventType<KeyEvent> type, Predicate<KeyEvent> take) {
    EventHandler<KeyEvent> handler =
        event -> {
          boolean other = event.isShortcutDown() || event.isAltDown();
          if (!other
              && !(event.getTarget() instanceof TextInputControl)
              && FrameSource.isShown(part)
              && take.test(event)) {
            event.consume();
          }
        };
    part.sceneProperty()
        .subscribe((before, now) -> {
          if (before != null) {
            before.removeEventHandler(type, handler);
          }
          if (now != null) {
            now.addEventHandler(type, handler);
          }
        });
  }
}
