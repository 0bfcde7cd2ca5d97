package io.optimum.workbench.importer.nsys;

import java.util.Arrays;

/// What a GPU did, in columns: some 35 bytes per activity, so that a million kernels fit into a
/// small heap.
final class Activities {
  /// What an activity is; its ordinal is kept in the column.
  enum Kind {
    KERNEL,
    GRAPH_KERNEL,
    HOST_TO_DEVICE,
    DEVICE_TO_HOST,
    OTHER_COPY,
    MEMSET,
    GRAPH
  }

  private static final Kind[] KINDS = Kind.values();

  long[] startNanos = new long[1024];
  long[] endNanos = new long[1024];
  int[] lane = new int[1024];

  /// Number of a kernel's name; bytes of a copy.
  int[] name = new int[1024];

  int[] launch = new int[1024];
  int[] correlation = new int[1024];
  byte[] kind = new byte[1024];
  private int size;

  int size() {
    return size;
  }

  Kind kind(int row) {
    return KINDS[kind[row]];
  }

  boolean isKernel(int row) {
    return kind[row] <= Kind.GRAPH_KERNEL.ordinal();
  }

  /// Appends a row; the caller fills its other columns.
  int add(long start, long end, Kind what) {
    if (size == startNanos.length) {
      grow(size * 2);
    }
    startNanos[size] = start;
    endNanos[size] = Math.max(start, end);
    kind[size] = (byte) what.ordinal();
    return size++;
  }

  private void grow(int capacity) {
    startNanos = Arrays.copyOf(startNanos, capacity);
    endNanos = Arrays.copyOf(endNanos, capacity);
    lane = Arrays.copyOf(lane, capacity);
    name = Arrays.copyOf(name, capacity);
    launch = Arrays.copyOf(launch, capacity);
    correlation = Arrays.copyOf(correlation, capacity);
    kind = Arrays.copyOf(kind, capacity);
  }

  /// Row numbers in the order of a column's values.
  int[] order(long[] by) {
    int[] rows = new int[size];
    boolean sorted = true;
    for (int i = 0; i < size; i++) {
      rows[i] = i;
      sorted &= i == 0 || by[i - 1] <= by[i];
    }
    return sorted ? rows : sorted(rows, by);
  }

  /// Merge sort from the bottom up: stable, and nothing is boxed.
  private static int[] sorted(int[] rows, long[] by) {
    int[] from = rows;
    int[] to = new int[rows.length];
    for (int width = 1; width < rows.length && width > 0; width *= 2) {
      for (long low = 0; low < rows.length; low += 2L * width) {
        int middle = (int) Math.min(low + width, rows.length);
        int high = (int) Math.min(low + 2L * width, rows.length);
        int left = (int) low;
        int right = middle;
        for (int k = (int) low; k < high; k++) {
          boolean takeLeft = left < middle && (right >= high || by[from[left]] <= by[from[right]]);
          to[k] = takeLeft ? from[left++] : from[right++];
        }
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }
}
