package io.optimum.workbench.device;

import java.util.concurrent.CancellationException;

/// Wall time, for watching live and for deciding when to report. Results never depend on it.
public interface WallClock {
  long nowNanos();

  void sleep(long nanos);

  /// The machine's clock; an interrupted sleep cancels the run.
  static WallClock system() {
    return new WallClock() {
      @Override
      public long nowNanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(long nanos) {
        try {
          Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CancellationException("The run was interrupted.");
        }
      }
    };
  }
}
