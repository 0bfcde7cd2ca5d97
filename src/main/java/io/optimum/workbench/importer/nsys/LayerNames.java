package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.importer.nsys.LaunchCalls.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Layers and enqueue times of an engine's kernels, by the host's calls that launched them. A few
/// inferences in the middle of the trace stand for all, so that a long trace costs no more.
final class LayerNames {
  private static final int SAMPLE = 9;

  private final NsysDatabase database;
  private final NvtxRanges ranges;

  LayerNames(NsysDatabase database) {
    this.database = database;
    ranges = new NvtxRanges(database);
  }

  /// @param layers per kernel of an inference; empty texts where not known
  /// @param enqueueNanos median; 0 = not traced
  record Found(List<String> layers, long enqueueNanos) {}

  Found of(long process, Inferences inferences, Activities activities) throws IOException {
    int first = Math.max(0, inferences.count() / 2 - SAMPLE / 2);
    int last = Math.min(inferences.count(), first + SAMPLE);
    int low = Integer.MAX_VALUE;
    int high = 0;
    for (int i = first; i < last; i++) {
      for (int k = 0; k < inferences.period(); k++) {
        int correlation = activities.correlation[inferences.row(i, k)];
        low = Math.min(low, correlation);
        high = Math.max(high, correlation);
      }
    }
    Map<Integer, Call> calls = LaunchCalls.between(database, process, low, high);
    List<Long> enqueues = new ArrayList<>();
    for (int i = first; i < last; i++) {
      long nanos = enqueue(inferences, i, activities, calls);
      if (nanos > 0) {
        enqueues.add(nanos);
      }
    }
    Collections.sort(enqueues);
    return new Found(
        layers(inferences, (first + last) / 2, activities, calls),
        enqueues.isEmpty() ? 0 : enqueues.get(enqueues.size() / 2));
  }

  private static long enqueue(
      Inferences inferences, int inference, Activities activities, Map<Integer, Call> calls) {
    long from = Long.MAX_VALUE;
    long to = 0;
    for (int k = 0; k < inferences.period(); k++) {
      Call call = calls.get(activities.correlation[inferences.row(inference, k)]);
      if (call == null) {
        return 0;
      }
      from = Math.min(from, call.startNanos());
      to = Math.max(to, call.endNanos());
    }
    return to - from;
  }

  private List<String> layers(
      Inferences inferences, int inference, Activities activities, Map<Integer, Call> calls)
      throws IOException {
    int at = Math.min(inference, inferences.count() - 1);
    List<Call> launched = new ArrayList<>();
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (int k = 0; k < inferences.period(); k++) {
      Call call = calls.get(activities.correlation[inferences.row(at, k)]);
      if (call == null || inferences.graph()) {
        return Collections.nCopies(inferences.period(), "");
      }
      launched.add(call);
      from = Math.min(from, call.startNanos());
      to = Math.max(to, call.endNanos());
    }
    var innermost = new NvtxRanges.Innermost(ranges.between(from, to));
    return launched.stream().map(call -> innermost.at(call.thread(), call.startNanos())).toList();
  }
}
