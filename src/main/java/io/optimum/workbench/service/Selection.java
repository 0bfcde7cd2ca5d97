package io.optimum.workbench.service;

/// Order statistics without sorting: quickselect (Hoare, "Algorithm 65: Find", CACM 1961) with the
/// median of three as pivot. Linear time on average.
final class Selection {
  private Selection() {}

  /// The value that would be at `rank` were `values` sorted. Reorders them so that none before it
  /// is larger and none behind it smaller.
  ///
  /// @param from first index to look at; everything before must be no larger than what follows
  static double of(double[] values, int from, int rank) {
    int low = from;
    int high = values.length - 1;
    while (low < high) {
      double pivot = median(values[low], values[(low + high) >>> 1], values[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          swap(values, left++, right--);
        }
      }
      if (rank <= right) {
        high = right;
      } else if (rank >= left) {
        low = left;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }

  private static double median(double one, double two, double three) {
    return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
  }

  private static void swap(double[] values, int one, int other) {
    double kept = values[one];
    values[one] = values[other];
    values[other] = kept;
  }
}
