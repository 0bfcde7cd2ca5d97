package io.optimum.workbench.exporter.trace;

import io.optimum.workbench.domain.run.SpanKind;
import java.util.Arrays;

/// How much ran at each time, averaged over bins. The bins widen when a run is longer than they
/// reach, so that memory is bounded and no time is lost.
final class ChromeTraceCounters {
  private static final int BINS = 2048;
  private static final long FIRST_BIN_NANOS = 1_000;
  private final double[] kernelNanos = new double[BINS];
  private final double[] smNanos = new double[BINS];
  private final double[] inferenceNanos = new double[BINS];
  private long binNanos = FIRST_BIN_NANOS;
  private int used;
  private boolean smCountsKnown;

  /// Where counter values go.
  interface Output {
    void write(long nanos, String name, double value);
  }

  /// Adds a slice; time before 0 is not counted.
  void add(ChromeTraceLane.Slice slice) {
    if (slice.endNanos() <= 0 || slice.endNanos() <= slice.startNanos()) {
      return;
    }
    while (slice.endNanos() > BINS * binNanos) {
      widen();
    }
    if (slice.kind() == SpanKind.KERNEL) {
      spread(kernelNanos, slice, 1);
      spread(smNanos, slice, slice.smCount());
      smCountsKnown |= slice.smCount() > 0;
    } else if (slice.kind() == SpanKind.INFERENCE) {
      spread(inferenceNanos, slice, 1);
    }
  }

  private void widen() {
    for (double[] each : new double[][] {kernelNanos, smNanos, inferenceNanos}) {
      for (int i = 0; i < BINS / 2; i++) {
        each[i] = each[2 * i] + each[2 * i + 1];
      }
      Arrays.fill(each, BINS / 2, BINS, 0);
    }
    binNanos *= 2;
    used = (used + 1) / 2;
  }

  private void spread(double[] bins, ChromeTraceLane.Slice slice, int weight) {
    long start = Math.max(0, slice.startNanos());
    int last = (int) ((slice.endNanos() - 1) / binNanos);
    for (int bin = (int) (start / binNanos); bin <= last; bin++) {
      long from = Math.max(start, bin * binNanos);
      long to = Math.min(slice.endNanos(), (bin + 1) * binNanos);
      bins[bin] += (double) weight * (to - from);
    }
    used = Math.max(used, last + 1);
  }

  /// Gives every counter, a value wherever it changes.
  void give(Output output) {
    give(output, "Running kernels", kernelNanos);
    give(output, "Inferences in flight", inferenceNanos);
    if (smCountsKnown) {
      give(output, "SMs with blocks, summed over kernels", smNanos);
    }
  }

  private void give(Output output, String name, double[] bins) {
    double before = 0;
    for (int bin = 0; bin < used; bin++) {
      double value = bins[bin] / binNanos;
      if (Math.abs(value - before) >= 0.0005 || bin == 0) {
        output.write(bin * binNanos, name, value);
        before = value;
      }
    }
    if (used > 0 && before >= 0.0005) {
      output.write(used * binNanos, name, 0);
    }
  }
}
