package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.Occupancy;

/// What is free on up to 64 neighbouring SMs. Those with the same free vector are one group, and a
/// group is the bits of a `long`, so the cost of whatever happens follows the number of different
/// SMs.
final class SmBank {
  static final int SMS = Long.SIZE;
  private final int index;
  private final long full;
  private final long all;

  /// Free vector, SMs and last found room of each group: as many as SMs, and one that is being
  /// emptied.
  private final long[] free = new long[SMS + 1];

  private final long[] members = new long[SMS + 1];
  private final int[] room = new int[SMS + 1];
  private int groups = 1;
  private long idle;

  /// SMs on which blocks may now be placed.
  private long candidates;

  /// @param full what is free on an idle SM
  SmBank(int index, int smCount, long full) {
    this.index = index;
    this.full = full;
    all = bits(new SmRange(0, smCount));
    free[0] = full;
    members[0] = all;
    idle = all;
  }

  int busySms() {
    return Long.bitCount(all & ~idle);
  }

  /// Finds the room of each group within a range of SMs of the GPU.
  ///
  /// @param smsByRoom is added how many SMs have how much
  void findRoom(Occupancy kernel, SmRange range, int[] smsByRoom) {
    candidates = bits(range);
    for (int group = 0; group < groups; group++) {
      int fits = kernel.room(free[group]);
      room[group] = fits;
      smsByRoom[fits] += Long.bitCount(members[group] & candidates);
    }
  }

  /// Candidates with a room of at least `level`.
  long withRoom(int level) {
    long sms = 0;
    for (int group = 0; group < groups; group++) {
      sms |= room[group] >= level ? members[group] : 0;
    }
    return sms & candidates;
  }

  /// Fills candidates down to a room of `level`, and `extras` by one more. SMs that have been
  /// filled leave their set, so that they are not met again in the group that they move to.
  void fill(Occupancy kernel, int level, long extras, Segments placed) {
    long byOneMore = extras;
    long others = candidates & ~extras;
    for (int group = groups - 1; group >= 0; group--) {
      int blocks = room[group] - level;
      long more = members[group] & byOneMore;
      long same = members[group] & others;
      if (blocks >= 0 && more != 0) {
        byOneMore ^= more;
        placed.add(index, blocks + 1, more);
        move(group, more, free[group] - (blocks + 1) * kernel.block);
      }
      if (blocks > 0 && same != 0) {
        others ^= same;
        placed.add(index, blocks, same);
        move(group, same, free[group] - blocks * kernel.block);
      }
      dropIfEmpty(group);
    }
  }

  /// Gives back so many blocks on each of some SMs.
  void release(Occupancy kernel, int blocks, long sms) {
    long left = sms;
    for (int group = groups - 1; left != 0; group--) {
      long here = members[group] & left;
      if (here != 0) {
        left ^= here;
        move(group, here, free[group] + blocks * kernel.block);
        dropIfEmpty(group);
      }
    }
  }

  /// Moves members of a group to the group of another free vector.
  private void move(int group, long sms, long vector) {
    int target = 0;
    while (target < groups && free[target] != vector) {
      target++;
    }
    if (target == groups) {
      free[groups++] = vector;
    }
    members[group] ^= sms;
    members[target] |= sms;
    idle = vector == full ? idle | sms : idle & ~sms;
  }

  /// Puts the last group in the place of one that has no SM any more.
  private void dropIfEmpty(int group) {
    if (members[group] == 0) {
      groups--;
      free[group] = free[groups];
      members[group] = members[groups];
      members[groups] = 0;
    }
  }

  private long bits(SmRange range) {
    return from(range.first() - index * SMS) & ~from(range.end() - index * SMS);
  }

  private static long from(int bit) {
    return bit >= SMS ? 0 : -1L << Math.max(0, bit);
  }
}
