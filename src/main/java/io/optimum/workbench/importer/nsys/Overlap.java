package io.optimum.workbench.importer.nsys;

import java.util.BitSet;

/// Which kernels ran beside a kernel of another stream.
final class Overlap {
  private Overlap() {}

  /// One sweep over the starts: a kernel overlaps when, of the other streams, the one that is busy
  /// longest is still busy; both are marked.
  static BitSet of(Activities activities, int[] order) {
    BitSet overlapping = new BitSet(activities.size());
    int first = -1;
    int second = -1;
    for (int row : order) {
      if (!activities.isKernel(row)) {
        continue;
      }
      int other = first >= 0 && activities.lane[first] != activities.lane[row] ? first : second;
      if (other >= 0 && activities.endNanos[other] > activities.startNanos[row]) {
        overlapping.set(row);
        overlapping.set(other);
      }
      if (first < 0 || activities.lane[first] == activities.lane[row]) {
        first = row;
      } else if (activities.endNanos[row] > activities.endNanos[first]) {
        second = first;
        first = row;
      } else if (second < 0
          || activities.lane[second] == activities.lane[row]
          || activities.endNanos[row] > activities.endNanos[second]) {
        second = row;
      }
    }
    return overlapping;
  }
}
