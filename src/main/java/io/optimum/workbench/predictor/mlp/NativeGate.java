package io.optimum.workbench.predictor.mlp;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Keeps the program from ending while PyTorch computes: its library would be torn down under the
/// threads that are in it, and the process would crash instead of end. Once the program is asked to
/// end (Ctrl-C, SIGTERM, exit), what is under way may finish, and nothing else begins.
///
/// There is one library in a process, so there is one gate ([#process]).
final class NativeGate {
  private static final long PATIENCE_SECONDS = 5;
  private static final NativeGate PROCESS = new NativeGate();

  static {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(PROCESS::close));
  }

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closing;

  /// The one of the library.
  static NativeGate process() {
    return PROCESS;
  }

  /// Does some native work.
  ///
  /// @throws CancellationException when the program is ending
  <T> T work(Supplier<T> work) {
    if (closing) {
      throw new CancellationException("The program is ending.");
    }
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Frees what belongs to the library; not when the program is ending, for that frees everything.
  void free(Runnable freeing) {
    if (!closing) {
      work(() -> {
        freeing.run();
        return true;
      });
    }
  }

  /// Waits, not for long, until nothing is under way, and lets nothing begin any more.
  void close() {
    closing = true;
    try {
      if (!lock.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
