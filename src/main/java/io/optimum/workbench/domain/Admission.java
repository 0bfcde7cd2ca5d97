package io.optimum.workbench.domain;

/// What becomes of an input that arrives while others wait.
public enum Admission {
  /// It queues behind them, however long.
  QUEUE,
  /// It replaces whatever waits: a sensor whose old readings are worth nothing. What was replaced
  /// is counted as dropped.
  NEWEST_WINS
}
