package io.optimum.workbench.device.sim.load;

import io.optimum.workbench.domain.Batching;

/// When an idle context starts an inference, and on how many of the waiting inputs.
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
/// Not modelled: Triton forms up to two batches per instance ahead of time and may still join them,
/// and it wakes up in steps of a microsecond.
final class Batcher {
  private final Batching batching;

  Batcher(Batching batching) {
    this.batching = batching;
  }

  /// The earliest that a context without work would start, had it been idle all along.
  double readyNanos(InputQueue queue, int largest) {
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
  int size(InputQueue queue, double nowNanos, int largest) {
    return switch (batching) {
      case Batching.Full _ -> largest;
      case Batching.Dynamic dynamic -> {
        int waiting = queue.waiting(nowNanos, largest);
        boolean late =
            dynamic.maxDelayNanos() > 0
                && nowNanos >= queue.arrivalNanos(0) + dynamic.maxDelayNanos();
        yield late ? waiting : preferred(dynamic, waiting);
      }
    };
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
