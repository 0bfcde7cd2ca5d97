package io.optimum.workbench.domain;

/// What is asked of a deployment in a run.
///
/// @param arrivals when inputs arrive
/// @param batching how they become batches; a closed loop always has a whole batch
/// @param admission what happens to those that wait
public record Load(ArrivalProcess arrivals, Batching batching, Admission admission) {
  /// Saturating: the next batch is there when the last one ends.
  public static Load closedLoop() {
    return queued(ArrivalProcess.closedLoop());
  }

  /// Every input is served, in whole batches.
  public static Load queued(ArrivalProcess arrivals) {
    return new Load(arrivals, Batching.full(), Admission.QUEUE);
  }

  public boolean isClosedLoop() {
    return arrivals instanceof ArrivalProcess.ClosedLoop;
  }
}
