package io.optimum.workbench.importer.recording;

import java.util.ArrayList;
import java.util.List;

/// Durations of each kernel over inferences, in bounded memory: once twice as many inferences are
/// held as are wanted, every second one goes, and from then on every second one is skipped. What
/// stays is spread evenly over the run, and the same whenever the run is read.
final class KernelTimes {
  /// Enough for a median within a fraction of a percent of kernel noise.
  private static final int WANTED = 256;

  private final List<long[]> inferences = new ArrayList<>();
  private long seen;
  private long stride = 1;

  /// @param nanos of each kernel, in the order of the stream, then of the whole inference
  void add(long[] nanos) {
    if (seen++ % stride != 0) {
      return;
    }
    inferences.add(nanos.clone());
    if (inferences.size() == 2 * WANTED) {
      for (int i = WANTED - 1; i >= 0; i--) {
        inferences.remove(2 * i + 1);
      }
      stride *= 2;
    }
  }

  /// Inferences seen.
  long seen() {
    return seen;
  }

  /// The median of one column.
  long median(int column) {
    long[] values = inferences.stream().mapToLong(each -> each[column]).sorted().toArray();
    int middle = values.length / 2;
    return values.length % 2 == 1
        ? values[middle]
        : Math.round((values[middle - 1] + values[middle]) / 2.0);
  }
}
