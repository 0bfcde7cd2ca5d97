package io.optimum.workbench.cli.terminal;

import io.optimum.workbench.task.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// Progress as lines on standard error, one every two seconds at most.
final class TerminalProgress implements Progress {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private final PrintWriter err;
  private final InstantSource clock = InstantSource.system();
  private Instant next = clock.instant().plus(PAUSE);

  TerminalProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void report(double doneFraction, String message) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(PAUSE);
    err.println(
        doneFraction < 0
            ? message
            : String.format(Locale.ROOT, "%3.0f %%  %s", doneFraction * 100, message));
    err.flush();
  }
}
