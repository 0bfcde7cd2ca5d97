package io.optimum.workbench.device.cuda.run;

/// Host time since the start of a run.
final class RunClock {
  private final Host host;
  private volatile long originNanos;

  RunClock(Host host) {
    this.host = host;
    originNanos = host.nowNanos();
  }

  /// The run starts now.
  void begin() {
    originNanos = host.nowNanos();
  }

  double nowNanos() {
    return host.nowNanos() - originNanos;
  }

  /// Host time at which the run started.
  long originNanos() {
    return originNanos;
  }
}
