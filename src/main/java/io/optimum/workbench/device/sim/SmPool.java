package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.SmLimits;
import java.util.Arrays;

/// What is free on each SM, and where blocks are placed.
///
/// Placement is breadth-first: each block goes to the SM that has most room for blocks of its
/// kernel, the lowest first (observed by Amert et al., RTSS 2017, and by Gilman et al., SIGMETRICS
/// Perform. Eval. Rev. 2020, as the leftover policy with a most-room preference). Neighbouring SMs
/// with identical free vectors are kept as one run, so the cost follows the number of different
/// SMs, not their number. Placed blocks are remembered as segments in a pool, chained by index.
final class SmPool {
  static final int NONE = -1;
  private final SmLimits limits;
  private final int smCount;
  private final boolean[] wall;
  private final int[] first;
  private final int[] freeThreads;
  private final int[] freeRegisters;
  private final int[] freeShared;
  private final int[] freeBlocks;
  private final int[] room;
  private final int[] smsByRoom;
  private int runs = 1;
  private int busySms;
  private int placedBlocks;
  private int placedSms;

  private int[] segmentFirst = new int[64];
  private int[] segmentEnd = new int[64];
  private int[] segmentBlocks = new int[64];
  private int[] segmentNext = new int[64];
  private int freeSegment = NONE;
  private int segments;

  SmPool(SmLimits limits, int smCount) {
    this.limits = limits;
    this.smCount = smCount;
    wall = new boolean[smCount + 1];
    first = new int[smCount + 1];
    freeThreads = new int[smCount];
    freeRegisters = new int[smCount];
    freeShared = new int[smCount];
    freeBlocks = new int[smCount];
    room = new int[smCount];
    smsByRoom = new int[limits.blocks() + 1];
    first[1] = smCount;
    freeThreads[0] = limits.threads();
    freeRegisters[0] = limits.registers();
    freeShared[0] = limits.sharedMemoryBytes();
    freeBlocks[0] = limits.blocks();
  }

  /// Keeps runs from growing across the edges of a range, so that a run is inside it or outside.
  void fence(SmRange range) {
    fence(range.first());
    fence(range.end());
  }

  private void fence(int sm) {
    if (sm > 0 && sm < smCount && !wall[sm]) {
      wall[sm] = true;
      splitAt(sm);
    }
  }

  int busySms() {
    return busySms;
  }

  /// Blocks that the last [#place] placed.
  int placedBlocks() {
    return placedBlocks;
  }

  /// SMs on which the last [#place] placed blocks.
  int placedSms() {
    return placedSms;
  }

  /// Places at most `atMost` blocks; none at all when fewer than `atLeast` fit.
  ///
  /// @return the first segment of what was placed, or [#NONE]
  int place(Kernel kernel, int atMost, int atLeast, SmRange range) {
    placedBlocks = 0;
    placedSms = 0;
    int total = findRoom(kernel, range);
    if (total < Math.min(atLeast, atMost)) {
      return NONE;
    }
    int blocks = Math.min(atMost, total);
    int level = 0;
    int extra = 0;
    if (blocks < total) {
      int above = 0;
      int sms = 0;
      level = smsByRoom.length;
      while (above < blocks) {
        level--;
        sms += smsByRoom[level];
        above += sms;
      }
      extra = blocks - (above - sms);
    }
    return fill(kernel, range, blocks < total ? level : 1, blocks < total ? extra : smCount);
  }

  /// Room of every run of the range, summed, and the number of SMs by room.
  private int findRoom(Kernel kernel, SmRange range) {
    Arrays.fill(smsByRoom, 0);
    int total = 0;
    for (int i = 0; i < runs; i++) {
      if (first[i] < range.first() || first[i] >= range.end()) {
        room[i] = 0;
        continue;
      }
      int fits = Math.min(freeBlocks[i], freeThreads[i] / kernel.threads);
      if (fits > 0) {
        fits = Math.min(fits, freeRegisters[i] / kernel.registers);
        fits = Math.min(fits, freeShared[i] / kernel.sharedBytes);
      }
      room[i] = fits;
      int sms = first[i + 1] - first[i];
      smsByRoom[fits] += sms;
      total += fits * sms;
    }
    return total;
  }

  /// Fills every SM down to a room of `level`, and `extra` of those that have that much by one more.
  private int fill(Kernel kernel, SmRange range, int level, int extra) {
    int head = NONE;
    int left = extra;
    for (int i = 0; i < runs; i++) {
      if (room[i] < level || room[i] == 0) {
        continue;
      }
      int sms = first[i + 1] - first[i];
      int blocks = room[i] - level;
      if (left > 0) {
        if (left < sms) {
          split(i, first[i] + left);
          sms = left;
        }
        left -= sms;
        blocks++;
      }
      if (blocks > 0) {
        head = segment(first[i], first[i + 1], blocks, head);
        take(i, kernel, blocks);
        placedBlocks += blocks * sms;
        placedSms += sms;
      }
    }
    return head;
  }

  /// Gives back the blocks of a chain of segments.
  void release(Kernel kernel, int head) {
    int segment = head;
    while (segment != NONE) {
      int end = segmentEnd[segment];
      int i = splitAt(segmentFirst[segment]);
      if (end < smCount) {
        splitAt(end);
      }
      for (; i < runs && first[i] < end; i++) {
        take(i, kernel, -segmentBlocks[segment]);
      }
      int next = segmentNext[segment];
      segmentNext[segment] = freeSegment;
      freeSegment = segment;
      segment = next;
    }
    merge();
  }

  private void take(int run, Kernel kernel, int blocks) {
    int sms = first[run + 1] - first[run];
    boolean wasIdle = freeBlocks[run] == limits.blocks();
    freeThreads[run] -= blocks * kernel.threads;
    freeRegisters[run] -= blocks * kernel.registers;
    freeShared[run] -= blocks * kernel.sharedBytes;
    freeBlocks[run] -= blocks;
    boolean isIdle = freeBlocks[run] == limits.blocks();
    if (wasIdle != isIdle) {
      busySms += isIdle ? -sms : sms;
    }
  }

  /// Makes a run begin at an SM; returns the run.
  private int splitAt(int sm) {
    int i = 0;
    while (first[i + 1] <= sm) {
      i++;
    }
    if (first[i] == sm) {
      return i;
    }
    split(i, sm);
    return i + 1;
  }

  private void split(int run, int sm) {
    int after = runs - run;
    System.arraycopy(first, run + 1, first, run + 2, after);
    System.arraycopy(freeThreads, run, freeThreads, run + 1, after);
    System.arraycopy(freeRegisters, run, freeRegisters, run + 1, after);
    System.arraycopy(freeShared, run, freeShared, run + 1, after);
    System.arraycopy(freeBlocks, run, freeBlocks, run + 1, after);
    System.arraycopy(room, run, room, run + 1, after);
    first[run + 1] = sm;
    runs++;
  }

  /// Joins neighbouring runs that have become alike.
  private void merge() {
    int kept = 0;
    for (int i = 1; i < runs; i++) {
      if (alike(kept, i) && !wall[first[i]]) {
        continue;
      }
      kept++;
      if (kept != i) {
        first[kept] = first[i];
        freeThreads[kept] = freeThreads[i];
        freeRegisters[kept] = freeRegisters[i];
        freeShared[kept] = freeShared[i];
        freeBlocks[kept] = freeBlocks[i];
      }
    }
    runs = kept + 1;
    first[runs] = smCount;
  }

  private boolean alike(int a, int b) {
    return freeThreads[a] == freeThreads[b]
        && freeRegisters[a] == freeRegisters[b]
        && freeShared[a] == freeShared[b]
        && freeBlocks[a] == freeBlocks[b];
  }

  private int segment(int from, int end, int blocks, int next) {
    int segment = freeSegment;
    if (segment == NONE) {
      segment = segments++;
      if (segment == segmentFirst.length) {
        growSegments();
      }
    } else {
      freeSegment = segmentNext[segment];
    }
    segmentFirst[segment] = from;
    segmentEnd[segment] = end;
    segmentBlocks[segment] = blocks;
    segmentNext[segment] = next;
    return segment;
  }

  private void growSegments() {
    int length = 2 * segmentFirst.length;
    segmentFirst = Arrays.copyOf(segmentFirst, length);
    segmentEnd = Arrays.copyOf(segmentEnd, length);
    segmentBlocks = Arrays.copyOf(segmentBlocks, length);
    segmentNext = Arrays.copyOf(segmentNext, length);
  }
}
