package io.optimum.workbench.device.load;

import io.optimum.workbench.domain.run.LatencySummary;
import org.HdrHistogram.Histogram;

/// Latencies in constant memory. Percentiles come from a histogram of three significant digits, the
/// confidence of the mean from batch means.
public final class LatencyRecorder {
  private static final int DIGITS = 3;
  private final Histogram histogram = new Histogram(DIGITS);
  private final BatchMeans means = new BatchMeans();
  private double sumNanos;
  private int samples;

  public int samples() {
    return samples;
  }

  public void add(double nanos) {
    histogram.recordValue(Math.max(1, Math.round(nanos)));
    means.add(nanos);
    sumNanos += nanos;
    samples++;
  }

  boolean isWithin(double fraction) {
    return means.hasEnough() && means.halfWidth() <= fraction * sumNanos / samples;
  }

  public LatencySummary summary() {
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
}
