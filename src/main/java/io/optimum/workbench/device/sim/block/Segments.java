package io.optimum.workbench.device.sim.block;

import java.util.Arrays;

/// Where placed blocks are: chains of segments, each of which is a set of SMs with equally many
/// blocks. Segments that are given back are used again.
final class Segments {
  static final int NONE = -1;
  private static final int FIRST_CAPACITY = 64;
  private final int words;
  private long[] sms;
  private int[] blocks = new int[FIRST_CAPACITY];
  private int[] next = new int[FIRST_CAPACITY];
  private int unused = NONE;
  private int count;

  /// @param words of a set of SMs
  Segments(int words) {
    this.words = words;
    sms = new long[FIRST_CAPACITY * words];
  }

  /// Adds SMs with so many blocks each to a chain; returns the chain.
  int add(int chain, int blocksEach, long[] set) {
    int segment = chain;
    while (segment != NONE && blocks[segment] != blocksEach) {
      segment = next[segment];
    }
    boolean isNew = segment == NONE;
    if (isNew) {
      segment = open(blocksEach, chain);
    }
    for (int word = 0; word < words; word++) {
      sms[segment * words + word] |= set[word];
    }
    return isNew ? segment : chain;
  }

  int next(int segment) {
    return next[segment];
  }

  int blocks(int segment) {
    return blocks[segment];
  }

  void copySms(int segment, long[] to) {
    System.arraycopy(sms, segment * words, to, 0, words);
  }

  /// Gives back a segment; returns the one after it.
  int giveBack(int segment) {
    int following = next[segment];
    next[segment] = unused;
    unused = segment;
    return following;
  }

  private int open(int blocksEach, int following) {
    int segment = unused;
    if (segment == NONE) {
      segment = count++;
      if (segment == next.length) {
        grow();
      }
    } else {
      unused = next[segment];
    }
    blocks[segment] = blocksEach;
    next[segment] = following;
    Arrays.fill(sms, segment * words, (segment + 1) * words, 0);
    return segment;
  }

  private void grow() {
    sms = Arrays.copyOf(sms, 2 * sms.length);
    blocks = Arrays.copyOf(blocks, 2 * blocks.length);
    next = Arrays.copyOf(next, 2 * next.length);
  }
}
