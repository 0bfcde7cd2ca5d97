package io.optimum.workbench.ui.fx;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
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
  /// @param looks runs on the window's thread as soon as there is one
  /// @param prepare runs on the calling thread meanwhile
  /// @param show runs on the window's thread with what both have made
  /// @param failed runs with what kept the others from their work, for the toolkit alone would keep
  ///   the program alive; on the window's thread, but for a toolkit that does not start itself
  /// @return false when there is no display, and nothing was prepared
  public static <L, T> boolean run(
      Supplier<L> looks, Supplier<T> prepare, BiConsumer<L, T> show, Consumer<Throwable> failed) {
    CompletableFuture<L> looked = new CompletableFuture<>();
    try {
      Platform.startup(
          () -> orFail(() -> looked.complete(looks.get()), looked::completeExceptionally));
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (RuntimeException | LinkageError e) {
      failed.accept(e);
      return true;
    }
    Runnable next;
    try {
      T prepared = prepare.get();
      next = () -> orFail(() -> show.accept(looked.join(), prepared), failed);
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

  /// Does something once so many frames have begun. A frame begins when the one before it has been
  /// laid out and handed to the renderer. To be called on the window's thread.
  public static void afterFrames(int frames, Runnable then) {
    new Countdown(frames, then).start();
  }

  private static final class Countdown extends AnimationTimer {
    private final Runnable then;
    private int left;

    Countdown(int frames, Runnable then) {
      left = frames;
      this.then = then;
    }

    @Override
    public void handle(long nowNanos) {
      if (--left <= 0) {
        stop();
        then.run();
      }
    }
  }
}
