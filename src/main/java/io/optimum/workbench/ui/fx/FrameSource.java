package io.optimum.workbench.ui.fx;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;

/// Calls a view once per frame while something moves and the view is on screen: in a scene, and
/// neither it nor what it is in is hidden. When nothing has moved for half a second it rests, and
/// costs nothing until it is woken.
public final class FrameSource {
  private static final int FRAMES_UNTIL_REST = 30;

  private final Node node;
  private final BooleanSupplier onFrame;
  private final AnimationTimer timer;
  private final AtomicBoolean awake = new AtomicBoolean();
  private volatile boolean woken;
  private int still;

  private FrameSource(Node node, BooleanSupplier onFrame) {
    this.node = node;
    this.onFrame = onFrame;
    this.timer =
        new AnimationTimer() {
          @Override
          public void handle(long nowNanos) {
            frame();
          }
        };
  }

  /// Runs while `node` is in a scene.
  ///
  /// @param onFrame answers whether anything had moved since it was called last
  public static FrameSource attach(Node node, BooleanSupplier onFrame) {
    FrameSource source = new FrameSource(node, onFrame);
    node.sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            source.rest();
          } else {
            source.wake();
          }
        });
    return source;
  }

  /// Something has moved, or is about to. May be called on any thread, as often as one likes.
  public void wake() {
    woken = true;
    if (awake.compareAndSet(false, true)) {
      if (Platform.isFxApplicationThread()) {
        start();
      } else {
        Platform.runLater(this::start);
      }
    }
  }

  /// Whether it is calling its view.
  public boolean isAwake() {
    return awake.get();
  }

  private void start() {
    if (node.getScene() == null) {
      awake.set(false);
    } else {
      still = 0;
      timer.start();
    }
  }

  private void frame() {
    boolean wasWoken = woken;
    woken = false;
    boolean moved = isShown(node) && onFrame.getAsBoolean();
    still = moved || wasWoken ? 0 : still + 1;
    if (still > FRAMES_UNTIL_REST) {
      boolean movedUnseen = onFrame.getAsBoolean();
      rest();
      if (woken || movedUnseen) {
        wake();
      }
    }
  }

  private void rest() {
    timer.stop();
    awake.set(false);
  }

  /// Whether neither a node nor what it is in is hidden.
  public static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
