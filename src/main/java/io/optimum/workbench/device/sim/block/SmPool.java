package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.sim.program.Occupancy;
import io.optimum.workbench.domain.SmLimits;
import java.util.Arrays;

/// What is free on each SM, and where blocks are placed.
///
/// Placement is breadth-first: each block goes to the SM that has most room for blocks of its
/// kernel, the lowest first (Amert et al., RTSS 2017; Gilman et al., "Demystifying the Placement
/// Policies of the NVIDIA GPU Thread Block Scheduler for Concurrent Kernels", 2020). SMs with the
/// same free vector are one group, so the cost follows the number of different SMs. Sets of SMs are
/// kept as bits, 64 to a word.
public final class SmPool {
  static final int NONE = Segments.NONE;
  private final int smCount;
  private final int words;
  private final long full;
  private final long[] free;
  private final long[] members;
  private final int[] room;
  private int groups = 1;

  private final int[] smsByRoom;
  private int mostRoom;
  private final long[] candidates;
  private final long[] extras;
  private final long[] part;
  private final Segments segments;
  private int busySms;
  private int placedBlocks;
  private int placedSms;

  public SmPool(SmLimits limits, int smCount) {
    this.smCount = smCount;
    words = Math.ceilDiv(smCount, Long.SIZE);
    full = Occupancy.full(limits);
    // Each group has an SM, but for one that is being emptied.
    free = new long[smCount + 1];
    members = new long[(smCount + 1) * words];
    room = new int[smCount + 1];
    smsByRoom = new int[limits.blocks() + 1];
    candidates = new long[words];
    extras = new long[words];
    part = new long[words];
    segments = new Segments(words);
    free[0] = full;
    for (int word = 0; word < words; word++) {
      members[word] = bits(new SmRange(0, smCount), word);
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
  /// @return the chain of segments of what was placed, or [#NONE]
  int place(Occupancy kernel, int atMost, int atLeast, SmRange range) {
    placedBlocks = 0;
    placedSms = 0;
    for (int word = 0; word < words; word++) {
      candidates[word] = bits(range, word);
    }
    int total = findRoom(kernel);
    if (total < Math.min(atLeast, atMost)) {
      return NONE;
    }
    if (total <= atMost) {
      return fill(kernel, 0, 0);
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

  /// Room of every group, and how many candidates have how much; returns how many blocks that is.
  private int findRoom(Occupancy kernel) {
    Arrays.fill(smsByRoom, 0);
    int total = 0;
    int most = 0;
    for (int group = 0; group < groups; group++) {
      int fits = kernel.room(free[group]);
      room[group] = fits;
      int sms = candidatesIn(group);
      smsByRoom[fits] += sms;
      total += fits * sms;
      most = Math.max(most, fits);
    }
    mostRoom = most;
    return total;
  }

  private int candidatesIn(int group) {
    int sms = 0;
    for (int word = 0; word < words; word++) {
      sms += Long.bitCount(members[group * words + word] & candidates[word]);
    }
    return sms;
  }

  /// Fills every candidate down to a room of `level`, and the lowest `extra` of those that have
  /// that much by one more.
  private int fill(Occupancy kernel, int level, int extra) {
    if (extra > 0) {
      pickExtras(level, extra);
    }
    int chain = NONE;
    for (int group = groups - 1; group >= 0; group--) {
      int blocks = room[group] - level;
      if (blocks < 0) {
        continue;
      }
      if (extra > 0 && take(group, extras)) {
        chain = occupy(chain, group, kernel, blocks + 1);
      }
      if (blocks > 0 && take(group, candidates)) {
        chain = occupy(chain, group, kernel, blocks);
      }
      dropIfEmpty(group);
    }
    return chain;
  }

  /// Makes the lowest candidates with a room of at least `level` extras instead.
  private void pickExtras(int level, int count) {
    int left = count;
    for (int word = 0; word < words; word++) {
      long eligible = 0;
      for (int group = 0; group < groups; group++) {
        eligible |= room[group] >= level ? members[group * words + word] : 0;
      }
      eligible &= candidates[word];
      int here = Long.bitCount(eligible);
      extras[word] = left < here ? Long.expand((1L << left) - 1, eligible) : eligible;
      candidates[word] &= ~extras[word];
      left = Math.max(0, left - here);
    }
  }

  private int occupy(int chain, int group, Occupancy kernel, int blocks) {
    int sms = move(group, free[group] - blocks * kernel.block);
    placedBlocks += blocks * sms;
    placedSms += sms;
    return segments.add(chain, blocks, part);
  }

  /// Gives back the blocks of a chain of segments.
  void release(Occupancy kernel, int chain) {
    for (int segment = chain; segment != NONE; segment = segments.giveBack(segment)) {
      long vector = segments.blocks(segment) * kernel.block;
      segments.copySms(segment, candidates);
      for (int group = groups - 1; group >= 0; group--) {
        if (take(group, candidates)) {
          move(group, free[group] + vector);
          dropIfEmpty(group);
        }
      }
    }
  }

  /// Takes those of a set that are in a group out of the set, so that they are not met again where
  /// they move to; whether there are any.
  private boolean take(int group, long[] set) {
    long any = 0;
    for (int word = 0; word < words; word++) {
      long common = members[group * words + word] & set[word];
      set[word] ^= common;
      part[word] = common;
      any |= common;
    }
    return any != 0;
  }

  /// Moves what was taken from a group to the group of a free vector; returns how many SMs.
  private int move(int group, long vector) {
    int target = groupOf(vector);
    int sms = 0;
    for (int word = 0; word < words; word++) {
      members[group * words + word] ^= part[word];
      members[target * words + word] |= part[word];
      sms += Long.bitCount(part[word]);
    }
    busySms += free[group] == full ? sms : 0;
    busySms -= vector == full ? sms : 0;
    return sms;
  }

  private int groupOf(long vector) {
    int group = 0;
    while (group < groups && free[group] != vector) {
      group++;
    }
    if (group == groups) {
      free[groups++] = vector;
    }
    return group;
  }

  /// Puts the last group in the place of one that has no SM any more.
  private void dropIfEmpty(int group) {
    long any = 0;
    for (int word = 0; word < words; word++) {
      any |= members[group * words + word];
    }
    if (any == 0) {
      groups--;
      free[group] = free[groups];
      for (int word = 0; word < words; word++) {
        members[group * words + word] = members[groups * words + word];
        members[groups * words + word] = 0;
      }
    }
  }

  /// A word of the set of the SMs of a range.
  private static long bits(SmRange range, int word) {
    return from(range.first() - word * Long.SIZE) & ~from(range.end() - word * Long.SIZE);
  }

  private static long from(int bit) {
    return bit >= Long.SIZE ? 0 : -1L << Math.max(0, bit);
  }
}
