package io.optimum.workbench.service;

import io.optimum.workbench.domain.load.Batching;

/// When an idle context starts an inference, and on how many of the waiting inputs: one rule for
/// the service model and the simulator.
///
/// [Batching.Dynamic] decides as Triton does (Triton Inference Server user guide, "Batchers",
/// "Dynamic Batcher"; `DynamicBatchScheduler::GetDynamicBatch` in triton-inference-server/core).
/// Without named preferred sizes the largest batch is the preferred one. Let *n* be the inputs that
/// wait, at most a largest batch of them:
///
/// - the oldest has waited less than the delay, or the delay is 0: the largest preferred size not
///   above *n* is taken; where there is none, all *n* with delay 0, else it waits for more;
/// - the oldest has waited for the delay: all *n* are taken, preferred or not.
///
/// So with delay 0 and preferred sizes, no batch is ever larger than the largest of them.
///
/// Not modelled: Triton forms up to two batches per instance ahead of time and may still join them,
/// and it wakes up in steps of a microsecond.
public final class Batcher {
  private final Batching batching;

  public Batcher(Batching batching) {
    this.batching = batching;
  }

  /// The earliest that a context without work would start, had it been idle all along.
  public double readyNanos(WaitingInputs queue, int largest) {
    return switch (batching) {
      case Batching.Full _ -> queue.arrivalNanos(largest - 1);
      case Batching.Dynamic dynamic ->
          dynamic.maxDelayNanos() == 0
              ? queue.arrivalNanos(0)
              : Math.min(
                  queue.arrivalNanos(0) + dynamic.maxDelayNanos(),
                  queue.arrivalNanos(smallestPreferred(dynamic, largest) - 1));
    };
  }

  /// How many inputs to take now that a batch is ready.
  public int size(WaitingInputs queue, double nowNanos, int largest) {
    return switch (batching) {
      case Batching.Full _ -> largest;
      case Batching.Dynamic dynamic -> {
        int waiting = waiting(queue, nowNanos, largest);
        boolean late =
            dynamic.maxDelayNanos() > 0
                && nowNanos >= queue.arrivalNanos(0) + dynamic.maxDelayNanos();
        yield late ? waiting : preferred(dynamic, waiting);
      }
    };
  }

  /// The largest batch that an overload leads to.
  int largestUnderLoad(int largest) {
    return batching instanceof Batching.Dynamic dynamic
            && dynamic.maxDelayNanos() == 0
            && !dynamic.preferredSizes().isEmpty()
        ? Math.min(largest, dynamic.preferredSizes().getLast())
        : largest;
  }

  private static int waiting(WaitingInputs queue, double nowNanos, int atMost) {
    int count = 0;
    while (count < atMost && queue.arrivalNanos(count) <= nowNanos) {
      count++;
    }
    return count;
  }

  private static int smallestPreferred(Batching.Dynamic dynamic, int largest) {
    return dynamic.preferredSizes().isEmpty()
        ? largest
        : Math.min(largest, dynamic.preferredSizes().getFirst());
  }

  private static int preferred(Batching.Dynamic dynamic, int waiting) {
    int best = 0;
    for (int size : dynamic.preferredSizes()) {
      best = size <= waiting ? size : best;
    }
    return best == 0 ? waiting : best;
  }
}
