package io.optimum.workbench.ui.fx;

import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;

/// Calls a view once per frame while it is on screen: in a scene, and neither it nor what it is in
/// is hidden.
public final class FrameSource {
  private final Node node;
  private final AnimationTimer timer;

  private FrameSource(Node node, LongConsumer onFrame) {
    this.node = node;
    this.timer =
        new AnimationTimer() {
          @Override
          public void handle(long nowNanos) {
            if (isShown()) {
              onFrame.accept(nowNanos);
            }
          }
        };
  }

  /// Starts and stops by itself when `node` enters and leaves a scene.
  ///
  /// @param onFrame is told the time of the frame in nanoseconds
  public static void attach(Node node, LongConsumer onFrame) {
    FrameSource source = new FrameSource(node, onFrame);
    node.sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            source.timer.stop();
          } else {
            source.timer.start();
          }
        });
  }

  private boolean isShown() {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
