package io.optimum.workbench.ui.timeline;

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

  /// [#SUMS] of the track per row, up to and with it.
  final long[] sums = new long[SUMS * SIZE];

  long sum(int row, int which) {
    return sums[SUMS * row + which];
  }
}
