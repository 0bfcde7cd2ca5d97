package io.optimum.workbench.ui.timeline;

/// A piece of a track: columns that only grow. What was written never changes, so that readers who
/// know how many rows there are need no lock.
final class Chunk {
  static final int SIZE = 2048;

  final long[] startNanos = new long[SIZE];
  final long[] endNanos = new long[SIZE];
  final long[] soloNanos = new long[SIZE];
  final int[] name = new int[SIZE];
  final int[] inference = new int[SIZE];
  final short[] smCount = new short[SIZE];
  final byte[] kind = new byte[SIZE];

  /// Busy time of the track up to and with each row, and the part of it that is copies.
  final long[] busyNanos = new long[SIZE];

  final long[] copyNanos = new long[SIZE];

  /// SMs used times their time, and bytes of device memory moved, up to and with each row.
  final long[] smNanos = new long[SIZE];

  final long[] dramBytes = new long[SIZE];
}
