package io.optimum.workbench.device.cuda.run.host;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A host thread with its worker.
///
/// It polls without a pause while an inference runs, because waking up costs more than the latency
/// that is to be measured; it rests while it has nothing to do, and wakes early enough.
final class WorkerThread {
  /// A parked thread may wake this much late.
  private static final double WAKE_NANOS = 80_000;

  private final Worker worker;
  private final RunGate gate;
  private volatile @Nullable RuntimeException failure;
  private @Nullable Thread thread;

  WorkerThread(Worker worker, RunGate gate) {
    this.worker = worker;
    this.gate = gate;
  }

  void start(ThreadFactory threads) {
    thread = threads.newThread(this::work);
    thread.start();
  }

  @Nullable RuntimeException failure() {
    return failure;
  }

  boolean isAlive() {
    return thread != null && thread.isAlive();
  }

  void join(long nanos) throws InterruptedException {
    if (thread != null) {
      thread.join(Math.max(1, nanos / 1_000_000));
    }
  }

  private void work() {
    try {
      guard(worker::open);
      gate.opened();
      if (gate.awaitGo() && failure == null) {
        guard(this::run);
      }
    } finally {
      guard(worker::close);
    }
  }

  private void run() {
    for (double rest = worker.step(); rest != Worker.ENDED; rest = worker.step()) {
      if (rest > WAKE_NANOS) {
        LockSupport.parkNanos((long) (rest - WAKE_NANOS));
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /// Errors too, as of memory or of a library that lacks a function: who waits for this thread
  /// would wait forever.
  private void guard(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(new IllegalStateException("A host thread of the run ended: " + e, e));
    }
  }

  private void fail(RuntimeException e) {
    if (failure == null) {
      failure = e;
    }
  }
}
