package io.optimum.workbench.domain.table;

/// What is predicted of the target engine.
public enum Target {
  /// Co-located latency; learned as a ratio to the latency alone.
  LATENCY,
  /// Co-located over solo latency.
  SLOWDOWN,
  /// Co-located throughput; learned as a ratio to the throughput alone.
  THROUGHPUT;

  /// 1 where interference makes the target greater, -1 where it makes it less.
  public int sign() {
    return this == THROUGHPUT ? -1 : 1;
  }
}
