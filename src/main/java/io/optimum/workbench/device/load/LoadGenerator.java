package io.optimum.workbench.device.load;

import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.service.Arrivals;
import io.optimum.workbench.service.Batcher;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/// When a deployment may start its next inference: a batch is ready, the token bucket of its pacing
/// has a token, and a context is idle. Contexts that have nothing to do wait here.
///
/// Under [Admission#NEWEST_WINS] the waiting room holds one batch: the next complete one replaces
/// it.
public final class LoadGenerator {
  private final boolean closedLoop;
  private final boolean newestWins;
  private final InputQueue queue;
  private final Batcher batcher;
  private final double countFromNanos;
  private final double thinkNanos;
  private final Deque<InputBatch> idle = new ArrayDeque<>();
  private double lastStartNanos = Double.NEGATIVE_INFINITY;
  private Pacing pacing;
  private long dropped;

  /// @param countFromNanos end of the warm-up: what arrived before is not counted as dropped
  public LoadGenerator(Load load, Pacing pacing, double countFromNanos, RandomGenerator random) {
    closedLoop = load.isClosedLoop();
    newestWins = load.admission() == Admission.NEWEST_WINS;
    queue = new InputQueue(new Arrivals(load.arrivals(), random));
    batcher = new Batcher(load.batching());
    this.countFromNanos = countFromNanos;
    this.pacing = pacing;
    thinkNanos = load.thinkNanos();
  }

  public void pace(Pacing value) {
    pacing = value;
  }

  /// A context has no inference from now on; the client may still be busy with the last one.
  public void release(InputBatch context, double nowNanos) {
    context.availableFrom(nowNanos + thinkNanos);
    idle.addLast(context);
  }

  /// Whether the next inference goes to this context.
  public boolean isNext(InputBatch context) {
    return idle.peekFirst() == context;
  }

  /// When the next inference can start; never while every context is busy.
  public double nextStart(double nowNanos, int largestBatch) {
    if (idle.isEmpty()) {
      return Arrivals.NEVER;
    }
    double token =
        switch (pacing) {
          case Pacing.Unlimited _ -> nowNanos;
          case Pacing.TokenBucket bucket -> lastStartNanos + 1e9 / bucket.batchesPerSecond();
        };
    double ready = closedLoop ? nowNanos : batcher.readyNanos(queue, largestBatch);
    double client = idle.getFirst().availableNanos();
    return Math.max(Math.max(nowNanos, client), Math.max(token, ready));
  }

  /// Hands the next batch to an idle context.
  public InputBatch start(double nowNanos, int largestBatch) {
    InputBatch context = idle.removeFirst();
    lastStartNanos = nowNanos;
    if (newestWins) {
      replace(nowNanos, largestBatch);
    }
    int size = closedLoop ? largestBatch : batcher.size(queue, nowNanos, largestBatch);
    context.begin(nowNanos, size);
    for (int i = 0; i < size; i++) {
      context.arrived(i, closedLoop ? nowNanos : queue.remove());
    }
    return context;
  }

  /// The run is over: what has been replaced by now while it waited is dropped too.
  public void end(double nowNanos, int largestBatch) {
    if (newestWins) {
      replace(nowNanos, largestBatch);
    }
  }

  /// Inputs that newer ones replaced while they waited.
  public long dropped() {
    return dropped;
  }

  private void replace(double nowNanos, int batch) {
    while (!closedLoop && queue.arrivalNanos(2 * batch - 1) <= nowNanos) {
      for (int i = 0; i < batch; i++) {
        dropped += queue.remove() >= countFromNanos ? 1 : 0;
      }
    }
  }
}
