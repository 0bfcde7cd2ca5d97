package io.optimum.workbench.device.sim.block;

import java.util.Arrays;

/// Where placed blocks are: chains of segments, each of which is a set of SMs of one bank with
/// equally many blocks. Segments that are given back are used again.
final class Segments {
  static final int NONE = -1;
  private static final int FIRST_CAPACITY = 64;
  private int[] banks = new int[FIRST_CAPACITY];
  private long[] sms = new long[FIRST_CAPACITY];
  private int[] blocks = new int[FIRST_CAPACITY];
  private int[] next = new int[FIRST_CAPACITY];
  private int unused = NONE;
  private int count;
  private int chain = NONE;
  private int chainBlocks;
  private int chainSms;

  /// Begins a chain.
  void begin() {
    chain = NONE;
    chainBlocks = 0;
    chainSms = 0;
  }

  /// Adds SMs of a bank with so many blocks each to the present chain.
  void add(int bank, int blocksEach, long set) {
    int smCount = Long.bitCount(set);
    chainBlocks += blocksEach * smCount;
    chainSms += smCount;
    int segment = unused;
    if (segment == NONE) {
      segment = count++;
      growTo(count);
    } else {
      unused = next[segment];
    }
    banks[segment] = bank;
    blocks[segment] = blocksEach;
    sms[segment] = set;
    next[segment] = chain;
    chain = segment;
  }

  /// First segment of the present chain, or [#NONE].
  int chain() {
    return chain;
  }

  /// Blocks of the present chain.
  int chainBlocks() {
    return chainBlocks;
  }

  /// SMs of the present chain.
  int chainSms() {
    return chainSms;
  }

  int bank(int segment) {
    return banks[segment];
  }

  int blocks(int segment) {
    return blocks[segment];
  }

  long sms(int segment) {
    return sms[segment];
  }

  /// Gives back a segment; returns the one after it.
  int giveBack(int segment) {
    int following = next[segment];
    next[segment] = unused;
    unused = segment;
    return following;
  }

  private void growTo(int size) {
    if (size > next.length) {
      banks = Arrays.copyOf(banks, 2 * next.length);
      sms = Arrays.copyOf(sms, 2 * next.length);
      blocks = Arrays.copyOf(blocks, 2 * next.length);
      next = Arrays.copyOf(next, 2 * next.length);
    }
  }
}
