package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.sim.program.Occupancy;
import io.optimum.workbench.domain.SmLimits;
import java.util.Arrays;

/// What is free on each SM, and where blocks are placed.
///
/// Placement is breadth-first: each block goes to the SM that has most room for blocks of its
/// kernel, the lowest first (Amert et al., RTSS 2017; Gilman et al., "Demystifying the Placement
/// Policies of the NVIDIA GPU Thread Block Scheduler for Concurrent Kernels", 2020). Neighbouring
/// SMs with the same free vector are kept as one run, so the cost follows the number of different
/// SMs. Placed blocks are remembered as chains of segments, ascending by SM.
public final class SmPool {
  static final int NONE = -1;
  private static final int CHAINS = 64;
  private final int smCount;
  private final long full;
  private final boolean[] wall;
  private int[] first;
  private long[] free;
  private final int[] room;
  private final int[] smsByRoom;
  private int runs = 1;
  private int[] keptFirst;
  private long[] keptFree;
  private int keptRuns;
  private int mostRoom;
  private int busySms;
  private int placedBlocks;
  private int placedSms;

  private int[] segmentFirst = new int[CHAINS];
  private int[] segmentEnd = new int[CHAINS];
  private int[] segmentBlocks = new int[CHAINS];
  private int[] segmentNext = new int[CHAINS];
  private int freeSegment = NONE;
  private int segments;

  public SmPool(SmLimits limits, int smCount) {
    this.smCount = smCount;
    full = Occupancy.full(limits);
    wall = new boolean[smCount + 1];
    first = new int[smCount + 1];
    free = new long[smCount];
    keptFirst = new int[smCount + 1];
    keptFree = new long[smCount];
    room = new int[smCount];
    smsByRoom = new int[limits.blocks() + 1];
    first[1] = smCount;
    free[0] = full;
  }

  /// Keeps runs from growing across the edges of a range, so that a run is inside it or outside.
  public void fence(SmRange range) {
    fence(range.first());
    fence(range.end());
  }

  private void fence(int sm) {
    if (sm > 0 && sm < smCount && !wall[sm]) {
      wall[sm] = true;
      int run = runs - 1;
      while (first[run] > sm) {
        run--;
      }
      if (first[run] < sm) {
        split(run, sm);
      }
    }
  }

  public int smCount() {
    return smCount;
  }

  /// SMs with at least one resident block.
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
  int place(Occupancy kernel, int atMost, int atLeast, SmRange range) {
    placedBlocks = 0;
    placedSms = 0;
    int total = findRoom(kernel, range);
    if (total < Math.min(atLeast, atMost)) {
      return NONE;
    }
    if (total <= atMost) {
      return fill(kernel, 1, smCount);
    }
    Arrays.fill(smsByRoom, 0, mostRoom + 1, 0);
    for (int i = 0; i < runs; i++) {
      smsByRoom[room[i]] += first[i + 1] - first[i];
    }
    int level = mostRoom + 1;
    int sms = 0;
    int above = 0;
    while (above < atMost) {
      level--;
      sms += smsByRoom[level];
      above += sms;
    }
    return fill(kernel, level, atMost - (above - sms));
  }

  /// Room of every run of the range; returns how many blocks that is.
  private int findRoom(Occupancy kernel, SmRange range) {
    int total = 0;
    int most = 0;
    for (int i = 0; i < runs; i++) {
      int from = first[i];
      int fits = from < range.first() || from >= range.end() ? 0 : kernel.room(free[i]);
      room[i] = fits;
      total += fits * (first[i + 1] - from);
      most = Math.max(most, fits);
    }
    mostRoom = most;
    return total;
  }

  /// Fills every SM down to a room of `level`, and `extra` of those that have that much by one
  /// more.
  private int fill(Occupancy kernel, int level, int extra) {
    int head = NONE;
    int tail = NONE;
    int left = extra;
    for (int i = 0; i < runs; i++) {
      int blocks = room[i] - level;
      if (blocks < 0) {
        continue;
      }
      if (left > 0) {
        if (left < first[i + 1] - first[i]) {
          split(i, first[i] + left);
        }
        left -= first[i + 1] - first[i];
        blocks++;
      }
      if (blocks > 0) {
        tail = append(tail, first[i], first[i + 1], blocks);
        head = head == NONE ? tail : head;
        occupy(i, kernel, blocks);
      }
    }
    return head;
  }

  private void occupy(int run, Occupancy kernel, int blocks) {
    int sms = first[run + 1] - first[run];
    busySms += free[run] == full ? sms : 0;
    free[run] -= blocks * kernel.block;
    placedBlocks += blocks * sms;
    placedSms += sms;
  }

  /// Gives back the blocks of a chain of segments, and joins neighbouring runs that have become
  /// alike: one pass over the runs, cut where segments begin and end.
  void release(Occupancy kernel, int head) {
    int segment = head;
    int last = head;
    int run = 0;
    keptRuns = 0;
    for (int from = 0, end; from < smCount; from = end) {
      end = first[run + 1];
      long left = free[run];
      if (segment != NONE && from < segmentFirst[segment]) {
        end = Math.min(end, segmentFirst[segment]);
      } else if (segment != NONE) {
        end = Math.min(end, segmentEnd[segment]);
        left += segmentBlocks[segment] * kernel.block;
        busySms -= left == full ? end - from : 0;
        if (end == segmentEnd[segment]) {
          last = segment;
          segment = segmentNext[segment];
        }
      }
      keep(from, left);
      run += end == first[run + 1] ? 1 : 0;
    }
    segmentNext[last] = freeSegment;
    freeSegment = head;
    replaceRuns();
  }

  /// Adds a run to those kept, or to the last of them if it is alike.
  private void keep(int from, long left) {
    if (keptRuns == 0 || keptFree[keptRuns - 1] != left || wall[from]) {
      keptFirst[keptRuns] = from;
      keptFree[keptRuns++] = left;
    }
  }

  private void replaceRuns() {
    int[] oldFirst = first;
    long[] oldFree = free;
    first = keptFirst;
    free = keptFree;
    runs = keptRuns;
    first[runs] = smCount;
    keptFirst = oldFirst;
    keptFree = oldFree;
  }

  private void split(int run, int sm) {
    int moved = runs - run;
    System.arraycopy(first, run + 1, first, run + 2, moved);
    System.arraycopy(free, run, free, run + 1, moved);
    System.arraycopy(room, run, room, run + 1, moved);
    first[run + 1] = sm;
    runs++;
  }

  /// Adds a segment to a chain, or to the last of the chain if they are alike neighbours.
  private int append(int tail, int from, int end, int blocks) {
    if (tail != NONE && segmentEnd[tail] == from && segmentBlocks[tail] == blocks) {
      segmentEnd[tail] = end;
      return tail;
    }
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
    segmentNext[segment] = NONE;
    if (tail != NONE) {
      segmentNext[tail] = segment;
    }
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
