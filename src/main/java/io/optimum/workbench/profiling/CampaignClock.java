package io.optimum.workbench.profiling;

import io.optimum.workbench.task.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The time a campaign has taken, pauses not counted, its budget, and its progress with an estimate
/// of what is left.
final class CampaignClock {
  private static final int SECONDS_PER_MINUTE = 60;
  private final InstantSource clock;
  private final @Nullable Duration budget;
  private final Progress progress;
  private final Instant started;
  private Duration paused = Duration.ZERO;

  CampaignClock(InstantSource clock, @Nullable Duration budget, Progress progress) {
    this.clock = clock;
    this.budget = budget;
    this.progress = progress;
    started = clock.instant();
  }

  long nowEpochMillis() {
    return clock.millis();
  }

  Duration active() {
    return Duration.between(started, clock.instant()).minus(paused);
  }

  boolean isOver() {
    return budget != null && active().compareTo(budget) >= 0;
  }

  /// Rests while the user wants it to.
  ///
  /// @throws java.util.concurrent.CancellationException when the user has stopped the campaign
  void checkpoint() {
    Instant before = clock.instant();
    progress.checkpoint();
    paused = paused.plus(Duration.between(before, clock.instant()));
  }

  /// @param now trials made since it was started or resumed
  /// @param missing trials still to make, as far as one can tell
  /// @param doing what is being done
  void report(int now, long missing, String doing) {
    double fraction = now + missing == 0 ? 1 : now / (double) (now + missing);
    progress.report(fraction, doing + left(now, missing));
  }

  private String left(int now, long missing) {
    if (now == 0) {
      return "";
    }
    double nanos = active().toNanos() / (double) now * missing;
    if (budget != null) {
      nanos = Math.clamp(budget.minus(active()).toNanos(), 0, nanos);
    }
    long seconds = Math.round(nanos / 1e9);
    return seconds < SECONDS_PER_MINUTE
        ? ", about %d s left".formatted(seconds)
        : ", about %d min %d s left"
            .formatted(seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
  }
}
