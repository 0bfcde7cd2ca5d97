package io.optimum.workbench.domain.run;

/// A change to a run while it goes. Pacing takes effect at once, the rest with the next inference.
public sealed interface Steering {
  int deployment();

  record SetPacing(int deployment, Pacing pacing) implements Steering {}

  record SetPriority(int deployment, StreamPriority priority) implements Steering {}

  record SetBatchSize(int deployment, int batchSize) implements Steering {}
}
