package io.optimum.workbench.device.sim.host;

/// Copies between host and device: one engine per direction, each serving one copy at a time in the
/// order in which they become ready, at the link's full bandwidth (CUDA C++ Programming Guide,
/// "Overlap of Data Transfer and Kernel Execution"). A GPU with a single engine serves both
/// directions with it.
public final class CopyEngines {
  private final boolean shared;
  private double inFreeNanos;
  private double outFreeNanos;

  public CopyEngines(int engines) {
    shared = engines < 2;
  }

  /// Queues a copy to the device; returns when it starts.
  public double startIn(double readyNanos, double nanos) {
    double start = Math.max(readyNanos, inFreeNanos);
    inFreeNanos = start + nanos;
    if (shared) {
      outFreeNanos = inFreeNanos;
    }
    return start;
  }

  /// Queues a copy from the device; returns when it starts.
  public double startOut(double readyNanos, double nanos) {
    if (shared) {
      return startIn(readyNanos, nanos);
    }
    double start = Math.max(readyNanos, outFreeNanos);
    outFreeNanos = start + nanos;
    return start;
  }
}
