package io.optimum.workbench.service;

import io.optimum.workbench.domain.load.Batching;
import java.util.PriorityQueue;
import java.util.function.DoubleSupplier;

/// Plays given arrivals through a queue, batch by batch: Lindley's recursion with the very rule by
/// which the simulator batches.
final class PlayedQueue implements WaitingInputs {
  private final double[] arrivalNanos;
  private final int largestBatch;
  private final Batcher batcher;
  private int first;

  PlayedQueue(double[] arrivalNanos, int largestBatch, Batching batching) {
    this.arrivalNanos = arrivalNanos;
    this.largestBatch = largestBatch;
    batcher = new Batcher(batching);
  }

  @Override
  public double arrivalNanos(int index) {
    return first + index < arrivalNanos.length ? arrivalNanos[first + index] : Arrivals.NEVER;
  }

  /// From each arrival to the start of its inference. An incomplete last batch starts when its last
  /// request is there.
  ///
  /// @param slotNanos how long the next inference keeps its stream
  double[] delayNanos(DoubleSupplier slotNanos, int streams) {
    PriorityQueue<Double> freeAt = new PriorityQueue<>();
    for (int i = 0; i < streams; i++) {
      freeAt.add(0.0);
    }
    double last = arrivalNanos[arrivalNanos.length - 1];
    double[] delays = new double[arrivalNanos.length];
    while (first < delays.length) {
      double ready = batcher.readyNanos(this, largestBatch);
      double start = Math.max(freeAt.remove(), ready == Arrivals.NEVER ? last : ready);
      int end = Math.min(delays.length, first + batcher.size(this, start, largestBatch));
      for (int i = first; i < end; i++) {
        delays[i] = start - arrivalNanos[i];
      }
      freeAt.add(start + slotNanos.getAsDouble());
      first = end;
    }
    return delays;
  }
}
