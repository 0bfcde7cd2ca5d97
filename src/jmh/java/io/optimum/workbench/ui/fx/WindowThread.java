package io.optimum.workbench.ui.fx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.application.Platform;

/// Runs benchmarks of views on the window's thread and waits for them.
public final class WindowThread {
  private WindowThread() {}

  /// To be called once per process.
  public static void start() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
  }

  public static void stop() {
    Platform.exit();
  }

  public static <T> T call(Supplier<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work::get);
    Platform.runLater(task);
    return task.get();
  }
}
