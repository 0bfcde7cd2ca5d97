package io.optimum.workbench.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Computes in the background what a fast stream of requests asks for, such as the positions of a
/// dragged slider: one at a time, and requests that were overtaken before they started are skipped.
/// Results arrive in the order of the requests, and the newest always does. Belongs to the window's
/// thread.
public final class Latest<T> {
  private final Executor worker;
  private final Consumer<T> done;
  private final Consumer<Throwable> failed;
  private @Nullable Callable<T> next;
  private boolean busy;

  /// @param worker runs the work
  /// @param done takes results on the window's thread
  /// @param failed takes failures on the window's thread
  public Latest(Executor worker, Consumer<T> done, Consumer<Throwable> failed) {
    this.worker = worker;
    this.done = done;
    this.failed = failed;
  }

  /// Asks for a result; replaces a request that has not started.
  public void request(Callable<T> work) {
    next = work;
    if (!busy) {
      startNext();
    }
  }

  private void startNext() {
    Callable<T> work = next;
    next = null;
    busy = work != null;
    if (work != null) {
      worker.execute(() -> compute(work));
    }
  }

  private void compute(Callable<T> work) {
    Runnable outcome;
    try {
      T result = work.call();
      outcome = () -> done.accept(result);
    } catch (Exception e) {
      outcome = () -> failed.accept(e);
    }
    Runnable delivery = outcome;
    Platform.runLater(() -> deliver(delivery));
  }

  private void deliver(Runnable outcome) {
    try {
      outcome.run();
    } finally {
      startNext();
    }
  }
}
