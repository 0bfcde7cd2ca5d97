package io.optimum.workbench.device.load;

import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.service.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/// A deployment whose service times are drawn instead of simulated, and a second draw of the same
/// arrivals to hold it against.
final class QueueBench {
  final LoadGenerator load;
  final LoadStatistics statistics;
  final List<Double> served = new ArrayList<>();
  final List<Integer> batches = new ArrayList<>();
  private final Arrivals again;
  private final List<InputBatch> contexts = new ArrayList<>();
  private final double[] endNanos;
  private final int batchSize;
  private final DoubleSupplier serviceNanos;
  private double nextArrivalNanos;
  private double nowNanos;
  private double inSystem;
  private double inSystemNanos;
  private long arrived;

  QueueBench(Load asked, int batchSize, int streams, long seed, DoubleSupplier serviceNanos) {
    load = new LoadGenerator(asked, Pacing.unlimited(), 0, new SplittableRandom(seed));
    statistics = new LoadStatistics(0, asked.isClosedLoop());
    again = new Arrivals(asked.arrivals(), new SplittableRandom(seed));
    nextArrivalNanos = again.next();
    this.batchSize = batchSize;
    this.serviceNanos = serviceNanos;
    endNanos = new double[streams];
    for (int i = 0; i < streams; i++) {
      endNanos[i] = Arrivals.NEVER;
      contexts.add(new InputBatch(i));
      load.release(contexts.get(i), 0);
    }
  }

  /// Runs until `untilNanos` or until nothing more can happen.
  QueueBench run(double untilNanos) {
    while (true) {
      int first = firstToEnd();
      double start = load.nextStart(nowNanos, batchSize);
      double next = Math.min(start, endNanos[first]);
      if (next > untilNanos) {
        advance(untilNanos);
        load.end(untilNanos, batchSize);
        return this;
      }
      advance(next);
      if (endNanos[first] <= start) {
        end(first);
      } else {
        start();
      }
    }
  }

  long arrived() {
    return arrived;
  }

  long inService() {
    long sum = 0;
    for (int i = 0; i < endNanos.length; i++) {
      sum += endNanos[i] == Arrivals.NEVER ? 0 : contexts.get(i).size();
    }
    return sum;
  }

  /// Mean number of inputs waiting or in service, over time.
  double meanInSystem() {
    return inSystemNanos / nowNanos;
  }

  private int firstToEnd() {
    int first = 0;
    for (int i = 1; i < endNanos.length; i++) {
      first = endNanos[i] < endNanos[first] ? i : first;
    }
    return first;
  }

  private void advance(double toNanos) {
    while (nextArrivalNanos <= toNanos) {
      inSystemNanos += inSystem * (nextArrivalNanos - nowNanos);
      nowNanos = nextArrivalNanos;
      inSystem++;
      arrived++;
      nextArrivalNanos = again.next();
    }
    inSystemNanos += inSystem * (toNanos - nowNanos);
    nowNanos = toNanos;
  }

  private void start() {
    InputBatch batch = load.start(nowNanos, batchSize);
    batches.add(batch.size());
    endNanos[batch.slot()] = nowNanos + serviceNanos.getAsDouble();
  }

  private void end(int context) {
    InputBatch batch = contexts.get(context);
    endNanos[context] = Arrivals.NEVER;
    statistics.ended(batch, nowNanos);
    for (int i = 0; i < batch.size(); i++) {
      served.add(batch.arrivalNanos(i));
    }
    inSystem -= batch.size();
    load.release(batch, nowNanos);
  }
}
