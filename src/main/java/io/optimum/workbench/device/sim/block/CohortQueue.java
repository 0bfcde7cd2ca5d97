package io.optimum.workbench.device.sim.block;

import java.util.Arrays;

/// The resident blocks of one kernel, in cohorts that were placed together. All blocks of a kernel
/// take the same time, so cohorts end in the order in which they were placed, and only the first
/// one's end is an event. Ends are in the kernel's own time, which stands still or slows with it.
final class CohortQueue {
  private double[] endNanos = new double[16];
  private int[] blocks = new int[16];
  private int[] sms = new int[16];
  private int[] segments = new int[16];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(double end, int blockCount, int smCount, int firstSegment) {
    if (size == endNanos.length) {
      grow();
    }
    int at = (head + size) & (endNanos.length - 1);
    endNanos[at] = end;
    blocks[at] = blockCount;
    sms[at] = smCount;
    segments[at] = firstSegment;
    size++;
  }

  double firstEnd() {
    return endNanos[head];
  }

  int firstBlocks() {
    return blocks[head];
  }

  int firstSms() {
    return sms[head];
  }

  int firstSegment() {
    return segments[head];
  }

  double lastEnd() {
    return endNanos[(head + size - 1) & (endNanos.length - 1)];
  }

  /// Whether the second cohort, if any, ends after a time.
  boolean onlyFirstEndsBy(double nanos) {
    return size < 2 || endNanos[(head + 1) & (endNanos.length - 1)] > nanos;
  }

  /// Puts the first cohort last, with a later end.
  void recycleFirst(double end) {
    int from = head;
    int to = (head + size) & (endNanos.length - 1);
    endNanos[to] = end;
    blocks[to] = blocks[from];
    sms[to] = sms[from];
    segments[to] = segments[from];
    head = (from + 1) & (endNanos.length - 1);
  }

  void removeFirst() {
    head = (head + 1) & (endNanos.length - 1);
    size--;
  }

  private void grow() {
    int length = endNanos.length;
    double[] ends = Arrays.copyOf(endNanos, 2 * length);
    int[] counts = Arrays.copyOf(blocks, 2 * length);
    int[] widths = Arrays.copyOf(sms, 2 * length);
    int[] chains = Arrays.copyOf(segments, 2 * length);
    System.arraycopy(endNanos, 0, ends, length, head);
    System.arraycopy(blocks, 0, counts, length, head);
    System.arraycopy(sms, 0, widths, length, head);
    System.arraycopy(segments, 0, chains, length, head);
    endNanos = ends;
    blocks = counts;
    sms = widths;
    segments = chains;
  }
}
