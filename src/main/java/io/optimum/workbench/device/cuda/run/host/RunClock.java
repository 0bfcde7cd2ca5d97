package io.optimum.workbench.device.cuda.run.host;

/// Host time since the start of a run.
public final class RunClock {
  private final Host host;
  private volatile long originNanos;

  public RunClock(Host host) {
    this.host = host;
    originNanos = host.nowNanos();
  }

  /// The run starts now.
  public void begin() {
    originNanos = host.nowNanos();
  }

  public double nowNanos() {
    return host.nowNanos() - originNanos;
  }

  /// Host time at which the run started.
  public long originNanos() {
    return originNanos;
  }
}
