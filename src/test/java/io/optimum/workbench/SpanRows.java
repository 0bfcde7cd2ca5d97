package io.optimum.workbench;

import io.optimum.workbench.domain.run.SpanBatch;
import java.util.ArrayList;
import java.util.List;

/// Spans for comparison.
public final class SpanRows {
  private SpanRows() {}

  /// Each span by what it says, however it was batched.
  public static List<List<Object>> of(List<SpanBatch> batches) {
    List<List<Object>> rows = new ArrayList<>();
    for (SpanBatch each : batches) {
      for (int i = 0; i < each.size(); i++) {
        rows.add(
            List.of(
                each.lanes().get(each.lane()[i]),
                each.names().get(each.nameIndex()[i]),
                each.kind()[i],
                each.inference()[i],
                each.startNanos()[i],
                each.endNanos()[i],
                each.soloNanos()[i],
                each.smCount()[i]));
      }
    }
    return rows;
  }
}
