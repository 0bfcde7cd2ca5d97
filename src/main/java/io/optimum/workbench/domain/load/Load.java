package io.optimum.workbench.domain.load;

import io.optimum.workbench.domain.Require;

/// What is asked of a deployment in a run.
///
/// @param arrivals when inputs arrive
/// @param batching how they become batches; a closed loop always has a whole batch
/// @param admission what happens to those that wait; with one input waiting at most, nothing can be
///   batched dynamically
/// @param thinkNanos host time that a context is not available between two inferences: a client
///   that prepares and takes back its own data
public record Load(
    ArrivalProcess arrivals, Batching batching, Admission admission, long thinkNanos) {
  public Load {
    Require.notNegative(thinkNanos, "thinkNanos");
    if (admission == Admission.NEWEST_WINS && batching instanceof Batching.Dynamic) {
      throw new IllegalArgumentException(
          "The admission NEWEST_WINS keeps one input waiting, so dynamic batching has nothing to"
              + " batch. Take full batches, or a queue.");
    }
  }

  /// Saturating: the next batch is there when the last one ends.
  public static Load closedLoop() {
    return queued(ArrivalProcess.closedLoop());
  }

  /// The same under another batching.
  public Load withBatching(Batching value) {
    return new Load(arrivals, value, admission, thinkNanos);
  }

  /// The same under another admission.
  public Load withAdmission(Admission value) {
    return new Load(arrivals, batching, value, thinkNanos);
  }

  /// The same under other arrivals.
  public Load withArrivals(ArrivalProcess value) {
    return new Load(value, batching, admission, thinkNanos);
  }

  /// The same with another time between inferences.
  public Load withThinkNanos(long value) {
    return new Load(arrivals, batching, admission, value);
  }

  /// Every input is served, in whole batches.
  public static Load queued(ArrivalProcess arrivals) {
    return new Load(arrivals, Batching.full(), Admission.QUEUE, 0);
  }

  public boolean isClosedLoop() {
    return arrivals instanceof ArrivalProcess.ClosedLoop;
  }
}
