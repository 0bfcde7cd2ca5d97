package io.optimum.workbench.service;

import io.optimum.workbench.domain.load.Batching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/// An open-loop queue, request by request: log-normal services, Poisson or equal gaps. The
/// reference that the formulas are held against.
final class QueueSimulation {
  private final Random random;
  private final double gapNanos;
  private final boolean equalGaps;
  private final ServiceTime service;

  QueueSimulation(double gapNanos, boolean equalGaps, ServiceTime service, long seed) {
    this.gapNanos = gapNanos;
    this.equalGaps = equalGaps;
    this.service = service;
    this.random = new Random(seed);
  }

  /// Sorted latencies of `requests`, after a tenth of them as warm-up.
  double[] latencies(int requests, int batchSize, int streams, Batching batching) {
    double[] arrivals = new double[requests];
    double now = 0;
    for (int i = 0; i < requests; i++) {
      now += equalGaps ? gapNanos : -gapNanos * Math.log(1 - random.nextDouble());
      arrivals[i] = now;
    }
    PriorityQueue<Double> freeAt = new PriorityQueue<>();
    for (int i = 0; i < streams; i++) {
      freeAt.add(0.0);
    }
    List<Double> latencies = new ArrayList<>();
    int first = 0;
    while (first + batchSize <= requests) {
      int needed = batching instanceof Batching.Dynamic ? first : first + batchSize - 1;
      double start = Math.max(freeAt.remove(), arrivals[needed]);
      double end = start + draw();
      int next = first;
      while (next < Math.min(requests, first + batchSize) && arrivals[next] <= start) {
        latencies.add(end - arrivals[next++]);
      }
      freeAt.add(end);
      first = next;
    }
    double[] all =
        latencies.stream().skip(requests / 10).mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(all);
    return all;
  }

  private double draw() {
    double variance = Math.log1p(service.variationFraction() * service.variationFraction());
    return service.meanNanos()
        * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
  }
}
