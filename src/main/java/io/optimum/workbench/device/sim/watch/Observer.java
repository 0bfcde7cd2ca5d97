package io.optimum.workbench.device.sim.watch;

import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.task.Progress;

/// What a run owes to those who watch it: it goes no faster than asked, hands over spans about
/// every 30 ms, and reports often enough to be cancelled at once, also while it sleeps.
public final class Observer {
  private static final long FLUSH_NANOS = 30_000_000;
  private static final long REPORT_NANOS = 50_000_000;
  private static final long NAP_NANOS = 10_000_000;

  private final WallClock clock;
  private final Progress progress;
  private final SpanRecorder spans;
  private final double speed;
  private final double endNanos;
  private final long startNanos;
  private long flushedNanos;
  private long reportedNanos;
  private double reachedNanos;

  public Observer(
      WallClock clock, Progress progress, SpanRecorder spans, double speed, double endNanos) {
    this.clock = clock;
    this.progress = progress;
    this.spans = spans;
    this.speed = speed;
    this.endNanos = endNanos;
    startNanos = clock.nowNanos();
    flushedNanos = startNanos;
    reportedNanos = startNanos;
    say("Running");
  }

  public boolean isThrottled() {
    return speed > 0;
  }

  /// Device time that may have passed by now.
  public double allowedNanos() {
    return (clock.nowNanos() - startNanos) * speed;
  }

  /// Sleeps until a device time, or a moment if that is longer.
  public void nap(double untilNanos) {
    double wall = (untilNanos - allowedNanos()) / speed;
    if (wall > 0) {
      clock.sleep((long) Math.min(NAP_NANOS, Math.max(1, wall)));
    }
  }

  /// Hands over and reports what is due.
  public void attend(double deviceNanos) {
    reachedNanos = deviceNanos;
    long now = clock.nowNanos();
    if (now - flushedNanos >= FLUSH_NANOS) {
      flushedNanos = now;
      spans.flush();
    }
    if (now - reportedNanos >= REPORT_NANOS) {
      reportedNanos = now;
      say("Running");
    }
  }

  public void say(String message) {
    progress.report(Math.min(1, reachedNanos / endNanos), message);
  }
}
