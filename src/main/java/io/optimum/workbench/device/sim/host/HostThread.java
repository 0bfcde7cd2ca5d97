package io.optimum.workbench.device.sim.host;

/// A thread of the host that enqueues inferences, one after the other and each wholly: while it
/// enqueues one, others that it serves wait.
///
/// Each launch costs host time, a CUDA graph as much as one kernel ("Getting Started with CUDA
/// Graphs", NVIDIA technical blog, 2019); the figure is that of the profile where it was measured
/// (trtexec, `Enqueue Time`), else the data sheet's. Launches never wait for the device (the launch
/// queue of about a thousand kernels does not fill), threads never for a core or a lock.
public final class HostThread {
  private double freeNanos;

  /// Enqueues for a while, as soon as it is free.
  ///
  /// @return when it starts
  public double enqueue(double nowNanos, double nanos) {
    double start = Math.max(nowNanos, freeNanos);
    freeNanos = start + nanos;
    return start;
  }
}
