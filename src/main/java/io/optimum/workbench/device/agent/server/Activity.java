package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.device.WallClock;
import java.time.Duration;

/// When an agent last heard of its device. Thread-safe.
final class Activity {
  private final WallClock clock;
  private volatile boolean working;
  private volatile long deviceNanos;

  Activity(WallClock clock) {
    this.clock = clock;
    deviceNanos = clock.nowNanos();
  }

  /// Work begins or ends.
  void working(boolean value) {
    deviceNanos = clock.nowNanos();
    working = value;
  }

  /// The device reported.
  void heard() {
    deviceNanos = clock.nowNanos();
  }

  /// How long the device has been silent while it works.
  Duration deviceSilence() {
    return working ? Duration.ofNanos(clock.nowNanos() - deviceNanos) : Duration.ZERO;
  }
}
