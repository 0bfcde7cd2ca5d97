package io.optimum.workbench.ui.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Starts JavaFX. Its toolkit and what the window needs are made at the same time, on two threads.
public final class FxStart {
  private FxStart() {}

  /// Returns once `show` is on its way to the window's thread; the program then ends with its last
  /// window.
  ///
  /// @param prepare runs on the calling thread while the toolkit starts
  /// @param show runs on the window's thread with what was prepared
  /// @param failed runs with what kept the others from their work, for the toolkit alone would keep
  ///   the program alive; on the window's thread, but for a toolkit that does not start itself
  /// @return false when there is no display, and nothing was prepared
  public static <T> boolean run(Supplier<T> prepare, Consumer<T> show, Consumer<Throwable> failed) {
    try {
      Platform.startup(() -> {});
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (RuntimeException | LinkageError e) {
      failed.accept(e);
      return true;
    }
    Runnable next;
    try {
      T prepared = prepare.get();
      next = () -> orFail(() -> show.accept(prepared), failed);
    } catch (RuntimeException | LinkageError e) {
      next = () -> failed.accept(e);
    }
    Platform.runLater(next);
    return true;
  }

  private static void orFail(Runnable action, Consumer<Throwable> failed) {
    try {
      action.run();
    } catch (RuntimeException | LinkageError e) {
      failed.accept(e);
    }
  }

  /// Ends the program once so many frames have been drawn: to measure its start, and to record what
  /// it needs for that. To be called on the window's thread.
  public static void endAfter(int frames) {
    new Countdown(frames).start();
  }

  private static final class Countdown extends AnimationTimer {
    private int left;

    Countdown(int frames) {
      left = frames;
    }

    @Override
    public void handle(long nowNanos) {
      if (--left <= 0) {
        stop();
        Platform.exit();
      }
    }
  }
}
