package io.optimum.workbench.app;

import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Window;

/// Starts the program and ends the process as soon as its window has been drawn.
final class WindowStart {
  /// A frame starts when the one before it has been laid out and handed to the renderer.
  private static final int FRAMES = 3;

  private static final long POLL_NANOS = 1_000_000;

  private WindowStart() {}

  public static void main(String[] args) {
    Thread.ofPlatform().daemon().start(WindowStart::watch);
    Main.main(args);
  }

  private static void watch() {
    while (Window.getWindows().isEmpty()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    Platform.runLater(() -> new Countdown().start());
  }

  private static final class Countdown extends AnimationTimer {
    private int left = FRAMES;

    @Override
    public void handle(long now) {
      if (--left == 0) {
        Runtime.getRuntime().halt(0);
      }
    }
  }
}
