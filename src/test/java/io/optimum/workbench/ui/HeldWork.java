package io.optimum.workbench.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Runs work beside the window, but for the time in which it is held back, so that a test sees a
/// window that works.
final class HeldWork implements Executor {
  private final Executor worker;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean held;

  HeldWork(Executor worker) {
    this.worker = worker;
  }

  @Override
  public synchronized void execute(Runnable work) {
    if (held) {
      waiting.add(work);
    } else {
      worker.execute(work);
    }
  }

  synchronized void hold() {
    held = true;
  }

  /// Everything that waited runs.
  synchronized void release() {
    held = false;
    waiting.forEach(worker::execute);
    waiting.clear();
  }
}
