package io.optimum.workbench.importer.nsys;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The calls on the host that launched kernels, by correlation id.
final class LaunchCalls {
  private static final String CALLS = "CUPTI_ACTIVITY_KIND_RUNTIME";
  private static final int CALLS_MAX = 20_000_000;

  /// A call that launched something.
  record Call(long thread, long startNanos, long endNanos) {}

  private LaunchCalls() {}

  /// Calls of a process with a correlation id in a range; none where the trace has no calls. A
  /// thread's global id is its process's with its own number in the last 24 bits.
  static Map<Integer, Call> between(NsysDatabase database, long process, int from, int to)
      throws IOException {
    Map<Integer, Call> calls = new HashMap<>();
    if (database.hasAll(CALLS, "start", "end", "correlationId", "globalTid")) {
      database.query(
          """
          SELECT correlationId, globalTid, start, end FROM %s
          WHERE correlationId BETWEEN %d AND %d AND (%d = 0 OR (globalTid & ~0xFFFFFF) = %d)\
          """
              .formatted(CALLS, from, to, process, process),
          CALLS_MAX,
          row ->
              calls.put(row.getInt(1), new Call(row.getLong(2), row.getLong(3), row.getLong(4))));
    }
    return calls;
  }
}
