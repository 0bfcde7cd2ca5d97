package io.optimum.workbench.ui.shell;

import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// What is disabled while it has the keys, such as a button whose work has begun, gets them back
/// when it can be used again, unless they have gone elsewhere. Until then the heads of the screens
/// have them: the toolkit would give them to its neighbour, which a second press would set off.
final class KeptFocus {
  private final Scene scene;
  private final Node screens;
  private @Nullable Node waiting;

  private KeptFocus(Scene scene, Node screens) {
    this.scene = scene;
    this.screens = screens;
  }

  static void install(Scene scene, Node screens) {
    KeptFocus kept = new KeptFocus(scene, screens);
    scene.focusOwnerProperty().subscribe(kept::moved);
  }

  private void moved(@Nullable Node owner) {
    if (owner == null || owner.equals(screens)) {
      return;
    }
    waiting = null;
    boolean known = owner.getProperties().put(KeptFocus.class, this) != null;
    if (!known && isOfAScreen(owner)) {
      owner.disabledProperty().subscribe((_, disabled) -> changed(owner, disabled));
    }
  }

  private boolean isOfAScreen(Node node) {
    return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(screens::equals);
  }

  private void changed(Node node, boolean disabled) {
    if (disabled && node.equals(scene.getFocusOwner())) {
      screens.requestFocus();
      waiting = node;
    } else if (!disabled && node.equals(waiting) && screens.equals(scene.getFocusOwner())) {
      node.requestFocus();
    }
  }
}
