package io.optimum.workbench.ui.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Holds work back at its checkpoints while the user wants it to rest, and counts that time.
final class Rest {
  private final InstantSource clock;
  private @Nullable Instant since;
  private Duration total = Duration.ZERO;
  private boolean passed;

  Rest(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void begin() {
    if (since == null) {
      since = clock.instant();
    }
  }

  synchronized void end() {
    if (since != null) {
      total = total.plus(Duration.between(since, clock.instant()));
      since = null;
      notifyAll();
    }
  }

  /// Returns when there is no rest; called by the work.
  synchronized void pass() {
    passed = true;
    while (since != null) {
      try {
        wait();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new CancellationException("The work was interrupted while it rested.");
      }
    }
  }

  /// Whether the work ever came to a checkpoint.
  synchronized boolean wasPassed() {
    return passed;
  }

  /// Time rested until now.
  synchronized Duration total() {
    Instant start = since;
    return start == null ? total : total.plus(Duration.between(start, clock.instant()));
  }
}
