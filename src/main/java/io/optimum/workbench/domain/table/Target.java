package io.optimum.workbench.domain.table;

import java.util.Locale;

/// What is predicted of the target engine.
public enum Target {
  /// Co-located latency; learned as a ratio to the latency alone.
  LATENCY,
  /// Co-located over solo latency.
  SLOWDOWN,
  /// Co-located throughput; learned as a ratio to the throughput alone.
  THROUGHPUT;

  /// As a mapping calls it, for example `slowdown`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// 1 where interference makes the target greater, -1 where it makes it less.
  public int sign() {
    return this == THROUGHPUT ? -1 : 1;
  }
}
