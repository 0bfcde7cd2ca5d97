package io.optimum.workbench.service;

import java.util.Arrays;
import java.util.Comparator;

/// Latency as the sum of three independent parts: a delay before the batch exists (weighted nodes),
/// a log-normal service time, and an exponential wait.
///
/// With delay and service as nodes `x` of weight `w`, `P(L > t) = Σ(x > t) w + α·Σ(x ≤ t)
/// w·exp(-η·(t - x))`, which is inverted exactly between two nodes.
final class LatencyDistribution {
  private final double[] values;
  private final double[] weights;
  private final WaitingTime wait;

  private LatencyDistribution(double[] values, double[] weights, WaitingTime wait) {
    this.values = values;
    this.weights = weights;
    this.wait = wait;
  }

  static LatencyDistribution of(Strata delays, Strata service, WaitingTime wait) {
    int served = service.values().length;
    Node[] nodes = new Node[delays.values().length * served];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] =
          new Node(
              delays.values()[i / served] + service.values()[i % served],
              delays.weights()[i / served] * service.weights()[i % served]);
    }
    Arrays.sort(nodes, Comparator.comparingDouble(Node::value));
    return new LatencyDistribution(
        Arrays.stream(nodes).mapToDouble(Node::value).toArray(),
        Arrays.stream(nodes).mapToDouble(Node::weight).toArray(),
        wait);
  }

  double meanNanos() {
    double sum = wait.meanNanos();
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  /// The latency that a share `probability` of requests does not exceed.
  double quantileNanos(double probability) {
    double excess = 1 - probability;
    double above = 1;
    double decayed = 0;
    for (int i = 0; i < values.length; i++) {
      double next = i + 1 < values.length ? values[i + 1] : Double.POSITIVE_INFINITY;
      above = Math.max(0, above - weights[i]);
      decayed = decayed * decayOver(i == 0 ? 0 : values[i] - values[i - 1]) + weights[i];
      double waiting = wait.waitProbability() * decayed;
      if (above + waiting <= excess) {
        return values[i];
      }
      if (above < excess) {
        double t = values[i] + Math.log(waiting / (excess - above)) / wait.decayPerNano();
        if (t <= next) {
          return t;
        }
      }
    }
    return values[values.length - 1];
  }

  /// The share of requests within `limitNanos`.
  double shareWithin(double limitNanos) {
    double share = 0;
    for (int i = 0; i < values.length && values[i] <= limitNanos; i++) {
      share += weights[i] * (1 - wait.waitProbability() * decayOver(limitNanos - values[i]));
    }
    return Math.clamp(share, 0, 1);
  }

  private double decayOver(double nanos) {
    return wait.meanNanos() == 0 ? 0 : Math.exp(-wait.decayPerNano() * nanos);
  }

  private record Node(double value, double weight) {}
}
