package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.LatencySummary;
import org.HdrHistogram.Histogram;

/// Latencies and completions of one deployment after the warm-up, in constant memory.
///
/// Percentiles come from a histogram of three significant digits. Closed-loop throughput is counted
/// from the first completion to the last, so that it does not depend on where the run was cut;
/// open-loop throughput over the whole run, silence included.
final class LatencyRecorder {
  private static final int DIGITS = 3;
  private final Histogram histogram = new Histogram(DIGITS);
  private final BatchMeans means = new BatchMeans();
  private final boolean closedLoop;
  private double sumNanos;
  private int samples;
  private long inputs;
  private long firstInputs;
  private double firstEndNanos;
  private double lastEndNanos;

  LatencyRecorder(boolean closedLoop) {
    this.closedLoop = closedLoop;
  }

  int samples() {
    return samples;
  }

  /// An inference that ended after the warm-up.
  void completed(double endNanos, int batchSize) {
    if (inputs == 0) {
      firstEndNanos = endNanos;
      firstInputs = batchSize;
    }
    inputs += batchSize;
    lastEndNanos = endNanos;
  }

  /// The latency of an inference that arrived after the warm-up.
  void latency(double nanos) {
    histogram.recordValue(Math.max(1, Math.round(nanos)));
    means.add(nanos);
    sumNanos += nanos;
    samples++;
  }

  boolean isWithin(double fraction) {
    return means.hasEnough() && means.halfWidth() <= fraction * sumNanos / samples;
  }

  LatencySummary summary() {
    double mean = sumNanos / samples;
    double halfWidth = means.halfWidth();
    return new LatencySummary(
        mean,
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(95),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        Double.isNaN(halfWidth) ? mean : halfWidth,
        samples);
  }

  /// Single inputs per second, of a run that measured for `elapsedNanos`.
  double throughputPerSecond(double elapsedNanos) {
    return closedLoop && lastEndNanos > firstEndNanos
        ? (inputs - firstInputs) * 1e9 / (lastEndNanos - firstEndNanos)
        : inputs * 1e9 / elapsedNanos;
  }
}
