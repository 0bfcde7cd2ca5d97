package io.optimum.workbench.device.replay;

import java.util.concurrent.CancellationException;

/// Wall time of those who watch.
interface PlaybackClock {
  long nowNanos();

  void sleep(long nanos);

  /// The machine's clock; an interrupted sleep cancels the run.
  static PlaybackClock system() {
    return new PlaybackClock() {
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
