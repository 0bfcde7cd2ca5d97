package io.optimum.workbench.device.replay;

import io.optimum.workbench.codec.recording.SpanReader;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.task.Progress;
import java.util.Optional;

/// Hands over recorded spans as the device did: each no sooner than the chosen speed allows,
/// several at a time about every 30 ms, with a look at cancellation in between, also while it
/// waits.
final class Playback {
  private static final long HAND_OVER_NANOS = 30_000_000;
  private static final long REPORT_NANOS = 50_000_000;

  private final WallClock clock;
  private final Progress progress;
  private final double speed;
  private final long lengthNanos;
  private final long startNanos;
  private final Runnable attend;
  private long reportedNanos;

  /// @param speed device time per wall time; 0 = as fast as possible
  /// @param lengthNanos device time of the whole run
  /// @param attend called whenever somebody may have asked for something
  Playback(WallClock clock, Progress progress, double speed, long lengthNanos, Runnable attend) {
    this.clock = clock;
    this.progress = progress;
    this.speed = speed;
    this.lengthNanos = lengthNanos;
    this.attend = attend;
    startNanos = clock.nowNanos();
    reportedNanos = startNanos;
    report(0);
  }

  /// Plays all spans, then waits until the run's end.
  void play(SpanReader spans, SpanSink sink) {
    for (Optional<SpanBatch> next = spans.next(); next.isPresent(); next = spans.next()) {
      play(next.get(), sink);
    }
    finish();
  }

  /// Waits until the run's end.
  void finish() {
    await(lengthNanos);
    report(lengthNanos);
  }

  private void play(SpanBatch batch, SpanSink sink) {
    if (speed == 0) {
      sink.accept(batch);
      attendIfDue(batch.size() == 0 ? 0 : batch.endNanos()[batch.size() - 1]);
      return;
    }
    int from = 0;
    while (from < batch.size()) {
      await(batch.endNanos()[from]);
      int to = from + 1;
      double allowed = allowedNanos();
      while (to < batch.size() && batch.endNanos()[to] <= allowed) {
        to++;
      }
      sink.accept(batch.rows(from, to));
      from = to;
      if (from < batch.size()) {
        double handOver = allowed + HAND_OVER_NANOS * speed;
        await((long) Math.min(handOver, batch.endNanos()[batch.size() - 1]));
      }
    }
  }

  /// Sleeps until device time may have reached a moment.
  private void await(long untilNanos) {
    attendIfDue(untilNanos);
    while (speed > 0 && allowedNanos() < untilNanos) {
      double wallNanos = (untilNanos - allowedNanos()) / speed;
      clock.sleep((long) Math.clamp(wallNanos, 1, HAND_OVER_NANOS));
      attendIfDue(untilNanos);
    }
  }

  private double allowedNanos() {
    return (clock.nowNanos() - startNanos) * speed;
  }

  private void attendIfDue(long deviceNanos) {
    attend.run();
    if (clock.nowNanos() - reportedNanos >= REPORT_NANOS) {
      reportedNanos = clock.nowNanos();
      report(speed > 0 ? Math.min(deviceNanos, allowedNanos()) : deviceNanos);
    }
  }

  private void report(double deviceNanos) {
    progress.report(Math.min(1, deviceNanos / Math.max(1, lengthNanos)), "Replaying");
  }
}
