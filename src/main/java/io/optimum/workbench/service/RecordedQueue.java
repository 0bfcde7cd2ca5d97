package io.optimum.workbench.service;

import java.util.List;
import java.util.PriorityQueue;

/// Plays recorded arrivals through a queue with a constant service time: Lindley's recursion, batch
/// by batch.
final class RecordedQueue {
  private final List<Long> arrivalNanos;
  private final int batchSize;
  private final BatchingPolicy batching;

  RecordedQueue(List<Long> arrivalNanos, int batchSize, BatchingPolicy batching) {
    this.arrivalNanos = arrivalNanos;
    this.batchSize = batchSize;
    this.batching = batching;
  }

  /// From each arrival to the start of its inference. An incomplete last batch starts when its last
  /// request is there.
  double[] delayNanos(double serviceNanos, int streams) {
    PriorityQueue<Double> freeAt = new PriorityQueue<>();
    for (int i = 0; i < streams; i++) {
      freeAt.add(0.0);
    }
    double[] delays = new double[arrivalNanos.size()];
    int first = 0;
    while (first < delays.length) {
      double start = Math.max(freeAt.remove(), readyNanos(first));
      int last = first;
      while (last < Math.min(delays.length, first + batchSize) && arrivalNanos.get(last) <= start) {
        delays[last] = start - arrivalNanos.get(last);
        last++;
      }
      freeAt.add(start + serviceNanos);
      first = last;
    }
    return delays;
  }

  /// Requests per second from the first to the last arrival; infinite when all arrive at once.
  double ratePerSecond() {
    double span = arrivalNanos.getLast() - arrivalNanos.getFirst();
    return (arrivalNanos.size() - 1) * 1e9 / span;
  }

  private double readyNanos(int first) {
    int needed = batching == BatchingPolicy.AT_ONCE ? first : first + batchSize - 1;
    return arrivalNanos.get(Math.min(needed, arrivalNanos.size() - 1));
  }
}
