package io.optimum.workbench.service;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Latencies with their probabilities, in bins one percent wide: a wait, and then an inference of a
/// given size, alone or beside busy others, with the spread of service times.
final class LatencySample {
  private static final int BINS = 2_400;
  private static final double WIDTH = Math.log(1.01);
  private static final double SHORTEST_NANOS = 1_000;

  /// Middles of five equal parts of the standard normal distribution and its tail, with weights.
  private static final double[] Z = {-1.28, -0.52, 0, 0.52, 1.28, 2.06, 2.7};

  private static final double[] WEIGHTS = {0.2, 0.2, 0.2, 0.2, 0.14, 0.045, 0.015};

  private final ServiceTimes times;

  /// By size: service times alone, and beside busy others.
  private final Map<Integer, double[][]> spreads = new HashMap<>();

  private final double[] bins = new double[BINS];
  private double mass;
  private double sum;

  LatencySample(ServiceTimes times) {
    this.times = times;
  }

  /// Some inputs that wait, and are then served in a batch.
  void add(double probability, double waitNanos, int batch) {
    double[][] served = spreads.computeIfAbsent(times.size(batch), this::spreads);
    spread(probability * (1 - times.busyFraction()), waitNanos, served[0]);
    spread(probability * times.busyFraction(), waitNanos, served[1]);
  }

  /// Service times of one size, alone and beside busy others.
  private double[][] spreads(int size) {
    double alone = times.aloneNanos(size);
    return new double[][] {
      spread(ServiceTime.predicted(alone, 1)),
      spread(ServiceTime.predicted(alone, times.slowdown()))
    };
  }

  private static double[] spread(ServiceTime service) {
    return Arrays.stream(Z).map(service::atNanos).toArray();
  }

  private void spread(double probability, double waitNanos, double[] serviceNanos) {
    if (probability > 0) {
      for (int i = 0; i < Z.length; i++) {
        double latency = waitNanos + serviceNanos[i];
        int bin = (int) (Math.log(latency / SHORTEST_NANOS) / WIDTH);
        bins[Math.clamp(bin, 0, BINS - 1)] += probability * WEIGHTS[i];
        sum += probability * WEIGHTS[i] * latency;
        mass += probability * WEIGHTS[i];
      }
    }
  }

  double meanNanos() {
    return sum / mass;
  }

  double quantileNanos(double probability) {
    double below = 0;
    for (int bin = 0; bin < BINS; bin++) {
      below += bins[bin];
      if (below >= probability * mass) {
        return SHORTEST_NANOS * Math.exp((bin + 0.5) * WIDTH);
      }
    }
    return SHORTEST_NANOS * Math.exp(BINS * WIDTH);
  }

  double shareWithin(double limitNanos) {
    int bin = (int) Math.floor(Math.log(limitNanos / SHORTEST_NANOS) / WIDTH);
    return bin < 0 ? 0 : Arrays.stream(bins, 0, Math.min(bin + 1, BINS)).sum() / mass;
  }
}
