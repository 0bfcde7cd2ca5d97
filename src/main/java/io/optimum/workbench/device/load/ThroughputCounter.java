package io.optimum.workbench.device.load;

/// Single inputs served. In a closed loop they are counted from the first completion to the last,
/// so that it does not depend on where the run was cut; in an open loop over the whole run, silence
/// included.
final class ThroughputCounter {
  private final boolean closedLoop;
  private long inputs;
  private long firstInputs;
  private double firstEndNanos;
  private double lastEndNanos;

  ThroughputCounter(boolean closedLoop) {
    this.closedLoop = closedLoop;
  }

  void completed(double endNanos, int batchSize) {
    if (inputs == 0) {
      firstEndNanos = endNanos;
      firstInputs = batchSize;
    }
    inputs += batchSize;
    lastEndNanos = endNanos;
  }

  double perSecond(double elapsedNanos) {
    return closedLoop && lastEndNanos > firstEndNanos
        ? (inputs - firstInputs) * 1e9 / (lastEndNanos - firstEndNanos)
        : inputs * 1e9 / elapsedNanos;
  }
}
