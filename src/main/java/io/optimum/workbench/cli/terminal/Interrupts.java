package io.optimum.workbench.cli.terminal;

import io.optimum.workbench.task.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C as a cancellation: the work stops at its next report, and the program ends when its
/// results are printed, or after a moment.
public final class Interrupts implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 3;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().unstarted(this::stop);
  private volatile boolean cancelled;

  public Interrupts() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop() {
    cancelled = true;
    try {
      boolean _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Reports to `progress`, and is cancelled by Ctrl-C.
  public Progress cancelling(Progress progress) {
    return (done, message) -> {
      if (cancelled) {
        throw new CancellationException("Stopped by the user.");
      }
      progress.report(done, message);
    };
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      cancelled = true; // The program is being stopped already.
    }
  }
}
