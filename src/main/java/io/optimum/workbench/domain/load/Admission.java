package io.optimum.workbench.domain.load;

/// What becomes of an input that arrives while others wait.
public enum Admission {
  /// It queues behind them, however long.
  QUEUE,
  /// It replaces whatever waits: a sensor whose old readings are worth nothing. What was replaced
  /// is counted as dropped. With batches of several inputs, as of several cameras, a complete batch
  /// replaces the complete one that waits.
  NEWEST_WINS
}
