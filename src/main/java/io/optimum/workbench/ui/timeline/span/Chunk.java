package io.optimum.workbench.ui.timeline.span;

/// A piece of a track: columns that only grow. What was written never changes, so that readers who
/// know how many rows there are need no lock. What is read together lies together.
final class Chunk {
  static final int SIZE = 2048;

  /// Running sums per row, in this order: busy time, the part of it that is copies, SMs used times
  /// their time, bytes of device memory moved.
  static final int SUMS = 4;

  static final int BUSY = 0;
  static final int COPIES = 1;
  static final int SMS = 2;
  static final int DRAM = 3;

  final long[] startNanos = new long[SIZE];
  final long[] endNanos = new long[SIZE];
  final long[] soloNanos = new long[SIZE];
  final int[] name = new int[SIZE];
  final int[] inference = new int[SIZE];
  final short[] smCount = new short[SIZE];
  final byte[] kind = new byte[SIZE];
  final byte[] priority = new byte[SIZE];

  /// Rows that one mark stands for.
  static final int MARKED = 8;

  static final int MARKS = SIZE / MARKED;

  /// Longs per mark.
  static final int MARK = SUMS + 1;

  /// The end of every [#MARKED]th row and the sums up to it: so few that a whole run's fit into the
  /// processor's cache.
  final long[] marks = new long[MARK * MARKS];

  /// [#SUMS] of the track per row, up to and with it.
  final long[] sums = new long[SUMS * SIZE];

  long sum(int row, int which) {
    return sums[SUMS * row + which];
  }

  /// Notes a mark where one is due; to be called once the row is written.
  void mark(int row) {
    if (row % MARKED == MARKED - 1) {
      int at = row / MARKED * MARK;
      marks[at] = endNanos[row];
      System.arraycopy(sums, SUMS * row, marks, at + 1, SUMS);
    }
  }
}
