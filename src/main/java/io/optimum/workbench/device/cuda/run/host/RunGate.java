package io.optimum.workbench.device.cuda.run.host;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

/// Where workers wait for each other: none begins before all are open, and none at all if one
/// failed.
final class RunGate {
  private final CountDownLatch opened;
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile boolean begin;

  RunGate(int workers) {
    opened = new CountDownLatch(workers);
  }

  /// A worker has opened what it needs, or failed to.
  void opened() {
    opened.countDown();
  }

  void awaitOpened() {
    await(opened);
  }

  /// @param value whether they begin; else they close at once
  void go(boolean value) {
    if (decided.getCount() > 0) {
      begin = value;
      decided.countDown();
    }
  }

  /// Whether to begin.
  boolean awaitGo() {
    await(decided);
    return begin;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The run was interrupted.");
    }
  }
}
